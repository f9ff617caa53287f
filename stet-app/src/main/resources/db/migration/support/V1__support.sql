create schema if not exists support;

-- Who gave, apart from what was given. Destroying the key makes the rest of the row unreadable, in every copy of the database.
create table support.donor (
  id           uuid primary key,
  key          bytea,               -- the donor's own key, sealed with the house's, which is not in the database
  mail         bytea,               -- sealed with the donor's key
  mail_hash    bytea unique,        -- keyed, to find the donor by an address that is typed
  language     text not null,
  created_at   timestamptz not null,
  destroyed_at timestamptz
);

create table support.plan (
  id         uuid primary key,
  version    bigint not null,
  rail       text not null,
  account    text not null,
  mode       text not null check (mode in ('PRACTICE', 'TEST', 'LIVE')),
  ref        text,                  -- the rail's id; null until it answered
  minor      bigint not null check (minor > 0),
  currency   text not null,
  rhythm     text not null check (rhythm in ('MONTHLY', 'ANNUAL')),
  language   text not null,
  state      text not null,
  country    text,                  -- whose bank is charged: what a designation day asks for
  next_on    date,
  donor      uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (rail, account, mode, ref)
);
create index plan_donor on support.plan (donor);
create index plan_country on support.plan (country) where state in ('PENDING_FIRST', 'ACTIVE', 'ACTION_REQUIRED', 'PAST_DUE', 'PAUSED');

create table support.contribution (
  id         uuid primary key,
  version    bigint not null,
  rail       text not null,
  account    text not null,
  mode       text not null check (mode in ('PRACTICE', 'TEST', 'LIVE')),
  payment    text,
  plan       uuid references support.plan,
  period     date,
  minor      bigint not null check (minor > 0),
  currency   text not null,
  rhythm     text not null check (rhythm in ('ONCE', 'MONTHLY', 'ANNUAL')),
  language   text not null,
  state      text not null,
  failure    text,
  donor      uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (rail, account, mode, payment)
);
create index contribution_plan on support.contribution (plan, period);
create index contribution_donor on support.contribution (donor);
create index contribution_newest on support.contribution (created_at desc);

-- What is asked of a rail, written down with its idempotency key before it is first sent.
create table support.rail_order (
  key         text primary key,
  kind        text not null,
  subject     uuid not null,
  rail        text not null,
  account     text not null,
  mode        text not null,
  token       bytea,               -- sealed; forgotten with the answer
  minor       bigint,
  currency    text,
  made_at     timestamptz not null,
  answered_at timestamptz
);
create index rail_order_open on support.rail_order (made_at) where answered_at is null;

-- News from rails. Kept before it is acknowledged; the body is sealed and forgotten after 30 days.
create table support.news (
  number      bigint generated always as identity primary key,
  rail        text not null,
  account     text not null,
  mode        text not null,
  event       text not null,
  type        text not null,
  object_kind text not null,
  object_ref  text not null,
  raw         bytea,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  done_at     timestamptz,
  tries       int not null default 0,
  trouble     text,                 -- why it could not be acted on; a sentence without names
  unique (rail, account, mode, event)
);
create index news_waiting on support.news (rail, account, mode, object_kind, object_ref) where done_at is null;

-- The ledger: double entry in minor units, each currency for itself, append only.
create table support.entry (
  number       bigint generated always as identity primary key,
  rail         text not null,
  account      text not null,
  mode         text not null,
  key          text not null,
  at           timestamptz not null,
  entered_at   timestamptz not null,
  contribution uuid,
  unique (rail, account, mode, key)
);
create index entry_day on support.entry (mode, at);
create index entry_contribution on support.entry (contribution);

create table support.posting (
  entry    bigint not null references support.entry,
  account  text not null check (account in ('RAIL', 'BANK', 'GIVEN', 'REFUNDED', 'TAKEN_BACK', 'FEES', 'EXCHANGE')),
  currency text not null,
  minor    bigint not null check (minor <> 0)
);
create index posting_entry on support.posting (entry);

create function support.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append only.';
end $$;
create trigger entry_stays before update or delete or truncate on support.entry
  for each statement execute function support.refuse();
create trigger posting_stays before update or delete or truncate on support.posting
  for each statement execute function support.refuse();

-- All postings of an entry come in one statement, so each statement must balance by itself.
create function support.balanced() returns trigger language plpgsql as $$
begin
  if exists (select from added group by entry, currency having sum(minor) <> 0) then
    raise exception 'The postings of an entry must sum to nothing in every currency.';
  end if;
  return null;
end $$;
create trigger posting_balances after insert on support.posting
  referencing new table as added for each statement execute function support.balanced();

-- Mails that are due. What they say is composed when they are sent; the address is the donor's or the reminder's.
create table support.mail (
  id       uuid primary key,
  kind     text not null,
  subject  uuid not null,
  donor    uuid,                    -- to whom, where the subject does not say it
  state    text not null default 'DUE' check (state in ('DUE', 'SENDING', 'SENT', 'DROPPED', 'DOUBTFUL')),
  due_at   timestamptz not null,
  sent_at  timestamptz,
  unique (kind, subject)
);

-- Forgotten with the one mail that is sent.
create table support.reminder (
  id           uuid primary key,
  mail         bytea not null,      -- sealed
  mail_hash    bytea not null,
  month        date not null,       -- its first day
  language     text not null,
  asked_at     timestamptz not null,
  confirmed_at timestamptz,
  unique (mail_hash, month)
);

-- The interlock: where giving is a crime, since when.
create table support.blocked_country (
  country text primary key check (country ~ '^[A-Z]{2}$'),
  since   date not null,
  note    text not null default ''
);
create table support.blocked_iin (
  prefix  text primary key check (prefix ~ '^[0-9]{2,8}$'),
  country text not null check (country ~ '^[A-Z]{2}$'),
  note    text not null default ''
);
insert into support.blocked_iin (prefix, country, note) values
  ('2200', 'RU', 'Mir'), ('2201', 'RU', 'Mir'), ('2202', 'RU', 'Mir'), ('2203', 'RU', 'Mir'), ('2204', 'RU', 'Mir'),
  ('9112', 'BY', 'Belkart');

-- What readers from a country are told, from a day on.
create table support.country_text (
  country   text not null,
  language  text not null,
  from_day  date not null,
  words     text not null,
  primary key (country, language, from_day)
);

-- Mail providers that a hostile state can read: no mail goes there.
create table support.quiet_domain (
  domain  text primary key,
  country text not null
);
insert into support.quiet_domain (domain, country) values
  ('ru', 'RU'), ('su', 'RU'), ('xn--p1ai', 'RU'), ('yandex.com', 'RU'), ('vk.com', 'RU'), ('by', 'BY'), ('xn--90ais', 'BY');

create table support.stopped_count (
  day   date primary key,
  count int not null
);

-- What is offered per currency, in minor units.
create table support.offer (
  currency text primary key,
  position int not null,
  minimum  bigint not null check (minimum > 0),
  maximum  bigint not null check (maximum >= minimum),
  once     bigint[] not null,
  monthly  bigint[] not null,
  annual   bigint[] not null
);
insert into support.offer (currency, position, minimum, maximum, once, monthly, annual) values
  ('USD', 1, 200, 1000000, '{1000,2500,5000}', '{200,500,1000}', '{2400,6000,12000}'),
  ('EUR', 2, 200, 1000000, '{1000,2500,5000}', '{200,500,1000}', '{2400,6000,12000}'),
  ('GBP', 3, 200, 1000000, '{1000,2500,5000}', '{200,500,1000}', '{2400,6000,12000}'),
  ('JPY', 4, 300, 1500000, '{1500,3000,7500}', '{300,800,1500}', '{3600,9000,18000}'),
  ('KWD', 5, 650, 3000000, '{3000,8000,15000}', '{650,1500,3000}', '{7500,18000,36000}');

-- One row: how the newsroom asks and what the bank statement says.
create table support.house (
  id             int primary key default 1 check (id = 1),
  statement      text not null default 'COURIER',
  goal_minor     bigint not null default 0 check (goal_minor >= 0),
  goal_currency  text not null default 'USD',
  meter          text not null default 'SUM' check (meter in ('SUM', 'PEOPLE', 'PERCENT')),
  goal_people    int not null default 0,
  practice       boolean not null default true,
  meter_shown    boolean not null default false,  -- the notice carries the meter
  retention_days int not null default 180 check (retention_days between 1 and 3650)
);
insert into support.house default values;

-- Keys of rails, sealed; the practice rail has none.
create table support.rail (
  rail    text not null,
  account text not null,
  mode    text not null check (mode in ('TEST', 'LIVE')),
  keys    bytea not null,
  since   timestamptz not null,
  primary key (rail, account, mode)
);

-- Appeals and notices.
create table support.campaign (
  id          uuid primary key,
  name        text not null,
  priority    int not null default 0,
  starts_at   timestamptz not null,
  ends_at     timestamptz,
  live        boolean not null default false,   -- switched when it starts and ends, so that print asks no clock
  currency    text not null default 'USD',
  quiet_paths text[] not null default '{}'      -- beginnings of addresses below which it never asks
);
create table support.campaign_text (
  campaign uuid not null references support.campaign on delete cascade,
  language text not null,
  heading  text not null,
  words    text not null,
  primary key (campaign, language)
);

-- Sentences for the desk: something that should never be.
create table support.alarm (
  id       uuid primary key,
  at       timestamptz not null,
  words    text not null unique,
  seen_at  timestamptz
);

-- What the practice rail pretends: payments and plans of nobody's money.
create table support.practice_payment (
  ref        text primary key,
  attempt    uuid unique,
  plan       text,
  period     date,
  minor      bigint not null,
  currency   text not null,
  status     text not null,
  failure    text,
  refunded   bigint not null default 0,
  at         timestamptz not null
);
create table support.practice_plan (
  ref      text primary key,
  attempt  uuid unique,
  card     text not null,
  minor    bigint not null,
  currency text not null,
  months   int not null,
  anchor   date not null,
  charges  int not null,
  status   text not null
);
