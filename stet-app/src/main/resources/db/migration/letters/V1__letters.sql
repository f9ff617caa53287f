create schema if not exists letters;

-- One sending of a letter.
create table letters.issue (
  id            uuid primary key,
  number        int generated always as identity unique,  -- its short name in the record and in bounce addresses
  letter        uuid not null,
  language      text not null,
  state         text not null check (state in ('DRAFT', 'SCHEDULED', 'LATE', 'SENDING', 'PAUSED', 'SENT', 'CANCELLED')),
  subject       text not null,
  preheader     text not null,
  intro         text not null,
  form          text not null check (form in ('WHOLE', 'TEASERS')),
  scheduled_for timestamptz,
  begun_at      timestamptz,
  sending_since timestamptz,          -- when it was last set going; from then on it is tried for two days
  ended_at      timestamptz,
  path          text unique,          -- of its page in the edition
  -- What is sent, from the moment it begins; nothing that is edited later reaches it.
  sent_subject  text,
  sent_text     text,
  sent_html     text,
  saves         int not null default 0,
  made_by       uuid,
  made_at       timestamptz not null
);

create index on letters.issue (letter, begun_at desc);

create table letters.pick (
  issue    uuid not null references letters.issue on delete cascade,
  position int not null,
  story    uuid not null,
  primary key (issue, story)
);

-- The record: one row for each recipient, from planning on.
create table letters.recipient (
  issue      int not null,
  seq        int not null,
  subscriber uuid not null,
  domain     text not null,
  -- P planned, D dotted, A accepted, R refused, F deferred, Q doubtful, L left before it was sent, C cancelled
  state      text not null default 'P',
  attempts   int not null default 0,
  due_at     timestamptz,
  changed_at timestamptz,
  relay      text,
  reply      text,
  primary key (issue, seq),
  unique (issue, subscriber)
) with (fillfactor = 60);

-- Recipients in handy numbers; who holds the lease may send them.
create table letters.batch (
  issue       int not null,
  number      int not null,
  first       int not null,
  last        int not null,
  due_at      timestamptz not null,
  lease       uuid,
  lease_until timestamptz,
  lease_node  int,                    -- whose; that it lives is seen by its advisory lock
  done        boolean not null default false,
  primary key (issue, number)
);

create index on letters.batch (due_at) where not done;

create index on letters.recipient (subscriber) where state = 'R';

-- The mailbox that undeliverable letters come back to; one row. The password is sealed.
create table letters.mailbox (
  only_row   boolean primary key default true check (only_row),
  host       text not null,
  port       int not null,
  security   text not null check (security in ('PLAIN', 'STARTTLS', 'TLS')),
  username   text not null,
  password   bytea not null,
  looked_at  timestamptz,
  unclear    int not null default 0,  -- mails in it that somebody has to read
  error      text
);
