-- A mail is put into the outbox in the transaction that says so: it is never in between. What was is not sent again.
update support.mail set state = 'SENT' where state in ('SENDING', 'DOUBTFUL');
alter table support.mail drop constraint mail_state_check;
alter table support.mail add constraint mail_state_check check (state in ('DUE', 'SENT', 'DROPPED'));
