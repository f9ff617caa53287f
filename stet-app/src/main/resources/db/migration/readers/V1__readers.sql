create schema if not exists readers;

-- What a reader can sign up for.
create table readers.letter (
  id        uuid primary key,
  slug      text not null,
  language  text not null,
  name      text not null,
  promise   text not null,           -- one sentence: what is in it, and when it comes
  rhythm    text not null check (rhythm in ('WEEKLY', 'DAILY', 'BREAKING')),
  open      boolean not null,        -- takes new readers
  position  int not null,
  unique (language, slug)
);

-- An address rests sealed; it is found again by its keyed fingerprint. The domain alone names nobody.
create table readers.subscriber (
  id          uuid primary key,
  fingerprint bytea not null unique,
  address     bytea not null,
  domain      text not null,
  added_at    timestamptz not null,
  mailed_at   timestamptz            -- when it was last asked to confirm, or told that it is signed up
);

-- The exact words somebody agreed to.
create table readers.consent (
  hash     text primary key,         -- SHA-256 of the words, in hex
  language text not null,
  words    text not null,
  since    timestamptz not null
);

create table readers.subscription (
  id           uuid primary key,
  subscriber   uuid not null references readers.subscriber on delete cascade,
  letter       uuid not null references readers.letter,
  consent      text references readers.consent,
  origin       text not null check (origin in ('FORM', 'IMPORT')),
  asked_at     timestamptz not null,
  confirmed_at timestamptz,          -- null: asked, not yet confirmed
  unique (subscriber, letter)
);

create index on readers.subscription (letter, subscriber) where confirmed_at is not null;
create index on readers.subscription (asked_at) where confirmed_at is null;

-- Who is not to be written to, kept when all else is erased: only the keyed fingerprint.
create table readers.suppression (
  fingerprint bytea not null,
  letter      uuid not null,         -- all zeros: every letter
  reason      text not null check (reason in ('LEFT', 'BOUNCED', 'COMPLAINED', 'NEVER')),
  at          timestamptz not null,
  primary key (fingerprint, letter)
);

-- When the next mail to an unconfirmed address may go to a domain; '*' is all of them.
create table readers.pace (
  domain  text primary key,
  next_at timestamptz not null
);
