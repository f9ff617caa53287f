-- The ways by which readers learn of doors: open, letter, push, members, partners, print.
create table mirrors.channel (
  name     text primary key,
  key      bytea not null,      -- sealed; divides its readers into buckets
  added_at timestamptz not null
);

-- Buckets of readers, by the first bits of an HMAC of their id. Who is in one is not kept.
create table mirrors.bucket (
  channel   text not null references mirrors.channel,
  bits      text not null check (bits ~ '^[01]{0,24}$'),
  primary key (channel, bits)
);

alter table mirrors.mirror add column channel text;     -- at a door: whose it is; null keeps it in reserve
alter table mirrors.mirror add column bits text;
alter table mirrors.mirror add column burnt_at timestamptz;
alter table mirrors.mirror add foreign key (channel, bits) references mirrors.bucket deferrable initially deferred;
