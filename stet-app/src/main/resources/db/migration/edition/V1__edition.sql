create schema if not exists edition;

-- What changed since the last print: written with the change itself, removed when it is printed.
create table edition.pending (
  seq          bigint generated always as identity primary key,
  kind         text not null check (kind in ('STORY', 'PHOTO', 'FRONT', 'EVERYTHING')),
  story        uuid,
  kept         text[],
  shifted      text[],
  published_at timestamptz,
  earliest     timestamptz,
  paths        text[],
  photos       uuid[],
  language     text,
  why          text
);

-- Every edition that was printed.
create table edition.edition (
  number     bigint primary key,
  table_root text not null,
  printed_at timestamptz not null,
  pages      int not null,      -- files that this print made or changed
  full_print boolean not null
);
