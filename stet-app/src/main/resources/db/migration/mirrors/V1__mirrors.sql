create schema if not exists mirrors;

-- Hosts that carry the edition. What is on them can be rebuilt at any time; this says how far each is.
create table mirrors.mirror (
  id             uuid primary key,
  name           text not null unique,
  kind           text not null check (kind in ('FOLDER', 'S3', 'WEB')),
  address        text not null,        -- folder, or address of the store's folder in the bucket or on the web
  public_address text,                 -- where readers find it, if elsewhere; read back from there
  credentials    bytea,                -- sealed
  added_at       timestamptz not null,
  edition        bigint,               -- the last that is there in full
  edition_table  text,
  clock          bigint,
  root           bigint,
  notices        bigint,
  kept_from      bigint,               -- the oldest edition that may still be there
  pushed_at      timestamptz,
  clock_time     timestamptz,          -- up to when it is known to be the latest
  error          text,                 -- the last failure, a sentence; null since the last success
  failed_at      timestamptz
);
