create schema if not exists newsroom;

-- The house itself: one row.
create table newsroom.house (
  id         int primary key default 1 check (id = 1),
  name       text not null,
  tagline    text not null default '',
  address    text,                          -- public address, for feeds and canonical links; null = none yet
  time_zone  text not null,
  languages  text[] not null check (cardinality(languages) > 0),  -- the first is the default
  look       jsonb not null default '{}',
  set_up     boolean not null default false
);

-- About, imprint, privacy, contact; the body is a story document.
create table newsroom.text_page (
  language text not null,
  kind     text not null check (kind in ('about', 'imprint', 'privacy', 'contact')),
  title    text not null,
  body     jsonb not null,
  primary key (language, kind)
);

create table newsroom.notice (
  language text primary key,
  words    text not null,
  meter    text,
  percent  int check (percent between 0 and 100),
  button   text,
  address  text,
  shown    boolean not null default false
);

create table newsroom.section (
  id       uuid primary key,
  language text not null,
  name     text not null,
  slug     text not null,
  position int not null default 0,
  unique (language, slug)
);

create table newsroom.topic (
  id       uuid primary key,
  language text not null,
  name     text not null,
  slug     text not null,
  unique (language, slug)
);

-- A name never stands anywhere else; masking empties it here and in every output.
create table newsroom.person (
  id         uuid primary key,
  name       bytea,                          -- sealed; null once masked
  about      bytea,                          -- sealed; a line for the author page
  author     boolean not null default false, -- may stand in a byline
  slug       bytea,                          -- sealed: it is made of the name
  source_key text unique,
  masked_at  timestamptz
);

create table newsroom.story (
  id              uuid primary key,
  language        text not null,
  state           text not null check (state in ('DRAFT','IN_REVIEW','SCHEDULED','PUBLISHED','CORRECTED','RETRACTED')),
  slug            text not null,
  section         uuid references newsroom.section,
  translation_of  uuid references newsroom.story,
  created_at      timestamptz not null,
  created_by      uuid,
  published_at    timestamptz,               -- first publication; never moves
  updated_at      timestamptz,               -- last change that readers saw
  scheduled_for   timestamptz,
  embargo_until   timestamptz,
  live_revision   int,                       -- number in newsroom.revision
  -- the working copy: one writer at a time
  working         jsonb not null,
  saves           int not null default 0,
  saved_at        timestamptz not null,
  saved_by        uuid,
  lock_token      uuid,
  lock_staff      uuid,
  lock_at         timestamptz,
  source_key      text unique,
  headline        text not null default '',  -- of the working copy, for lists
  search          tsvector not null default ''
);
create index story_saved on newsroom.story (saved_at desc, id);
create index story_state on newsroom.story (state, saved_at desc, id);
create index story_scheduled on newsroom.story (scheduled_for) where state = 'SCHEDULED';
create index story_search on newsroom.story using gin (search);
create index story_translation on newsroom.story (translation_of) where translation_of is not null;

-- Every state that mattered, kept for good.
create table newsroom.revision (
  story    uuid not null references newsroom.story,
  number   int not null,
  at       timestamptz not null,
  staff    uuid,
  why      text not null check (why in ('KEPT','SUBMITTED','PUBLISHED','CORRECTED','RETRACTED','TAKEN_OVER','IMPORTED','RESTORED')),
  content  jsonb not null,
  primary key (story, number)
);

-- Typed, dated, undeletable.
create table newsroom.correction (
  id       uuid primary key,
  story    uuid not null references newsroom.story,
  at       timestamptz not null,
  kind     text not null check (kind in ('CORRECTION','CLARIFICATION','UPDATE','RETRACTION')),
  meaning  boolean not null,                 -- it changes the meaning: stands above the text
  words    text not null,
  before_revision int,
  after_revision  int not null,
  staff    uuid
);
create index correction_story on newsroom.correction (story, at);
create index correction_at on newsroom.correction (at desc, id);

create function newsroom.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Revisions and corrections are kept for good.';
end $$;
create trigger correction_stays before update or delete or truncate on newsroom.correction
  for each statement execute function newsroom.refuse();
create trigger revision_stays before update or delete or truncate on newsroom.revision
  for each statement execute function newsroom.refuse();

-- Every path a story ever had; the newest current one is its address, the others redirect.
create table newsroom.address (
  path    text primary key,
  story   uuid not null references newsroom.story,
  current boolean not null,
  since   timestamptz not null
);
create unique index address_current on newsroom.address (story) where current;
create index address_story on newsroom.address (story);

-- What readers can see now, narrow enough for lists: written by publication, read by print.
create table newsroom.published_story (
  story        uuid primary key references newsroom.story,
  language     text not null,
  path         text not null,
  state        text not null,
  headline     text not null,
  standfirst   text not null,
  kicker       text not null,
  section      uuid not null,
  topics       uuid[] not null,
  authors      uuid[] not null,
  lead_photo   uuid,
  published_at timestamptz not null,
  updated_at   timestamptz not null,
  revision     int not null
);

-- One row per list a published story stands in: language:en, section:ID, topic:ID, author:ID, month:en:2016-01, with the
-- time of first publication; and corrections:en, with the time of each correction.
create table newsroom.listing (
  list  text not null,
  at    timestamptz not null,
  story uuid not null references newsroom.story,
  primary key (list, at, story)
);
create index listing_story on newsroom.listing (story);

-- Which published story rests on which outlet and address (a withdrawn wire is looked up here), and on which person.
create table newsroom.source (
  story   uuid not null references newsroom.story,
  chain   text not null,
  hop     int not null,
  outlet  text not null,
  address text,
  primary key (story, chain, hop)
);
create index source_outlet on newsroom.source (lower(outlet));
create index source_address on newsroom.source (address);

create table newsroom.mention (
  person uuid not null,
  story  uuid not null references newsroom.story,
  primary key (person, story)
);

-- Photos that readers can see, and in which stories.
create table newsroom.illustration (
  photo uuid not null,
  story uuid not null references newsroom.story,
  primary key (photo, story)
);
create index illustration_story on newsroom.illustration (story);
create index mention_story on newsroom.mention (story);

-- The front page by hand; what is not filled follows the rule: newest first.
create table newsroom.front (
  language text not null,
  position int not null,
  story    uuid not null references newsroom.story,
  primary key (language, position)
);

-- Addresses of an old site that lead to something that is not a story.
create table newsroom.redirect (
  path   text primary key,
  target text not null
);
