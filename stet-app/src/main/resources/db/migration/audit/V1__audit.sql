create schema if not exists audit;

create table audit.entry (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  staff   uuid,
  what    text not null,
  subject uuid,
  note    text not null
);
create index entry_subject on audit.entry (subject, id);

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The audit record is append only.';
end $$;
create trigger entry_stays before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse();
