-- Somebody who must not give wishes that a friend abroad did. Nothing is kept of them but the day.
create table support.wish (
  id           uuid primary key,
  code_hash    bytea not null unique,   -- keyed; the code itself is shown once
  asked_on     date not null,
  taken_until  timestamptz,             -- somebody abroad is at it
  contribution uuid                     -- what was given for it
);
create index wish_waiting on support.wish (asked_on, id) where contribution is null;
