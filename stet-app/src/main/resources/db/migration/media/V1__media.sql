create schema if not exists media;

-- A picture as it was taken, without what it could betray. Pixels are kept once, however many photos show them.
create table media.original (
  hash    text        primary key,
  width   int         not null,
  height  int         not null,
  state   text        not null check (state in ('WAITING', 'READY', 'REFUSED')),
  refusal text,
  added   timestamptz not null
);

-- A printed size and kind of an original.
create table media.rendition (
  original text not null references media.original,
  type     text not null,
  width    int  not null,
  height   int  not null,
  hash     text not null,
  length   int  not null,
  primary key (original, type, width)
);

-- A photo: an original with words about it in one language. Names of people stand here by id only.
create table media.photo (
  id            uuid        primary key,
  original      text        not null references media.original,
  source_key    text        unique,
  alt           text        not null,
  caption       text        not null,
  credit_person uuid,
  credit_agency text,
  licence       text        not null,
  language      text        not null,
  added         timestamptz not null,
  words         text        generated always as (lower(alt || ' ' || caption || ' ' || coalesce(credit_agency, ''))) stored
);
create index photo_original on media.photo (original);
create index photo_credit_person on media.photo (credit_person) where credit_person is not null;
