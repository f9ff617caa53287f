-- How long a reader's own device keeps quiet: after it asked, after “not now”, after “I already give”. Days.
alter table support.campaign add column rest_days int not null default 0 check (rest_days between 0 and 3650);
alter table support.campaign add column later_days int not null default 14 check (later_days between 0 and 3650);
alter table support.campaign add column gave_days int not null default 365 check (gave_days between 0 and 3650);
