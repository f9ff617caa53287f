-- What somebody says of whether a mirror can be reached from a place. Nobody's device reports by itself.
create table mirrors.verdict (
  id      uuid primary key,
  mirror  uuid not null references mirrors.mirror on delete cascade,
  place   text not null,   -- a country or a network
  source  text not null,   -- who says so: a measurement, a volunteer, a partner
  reach   text not null check (reach in ('BLOCKED', 'OPEN')),
  said_at timestamptz not null
);
create index on mirrors.verdict (mirror, said_at);
