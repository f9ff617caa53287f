create schema if not exists mail;

-- Where mail is handed over. None: it stays in the house and is shown on the desk.
create table mail.relay (
  id          uuid primary key,
  name        text not null unique,
  host        text not null,
  port        int not null,
  security    text not null check (security in ('PLAIN', 'STARTTLS', 'TLS')),
  username    text,
  password    bytea,                 -- sealed
  weight      int not null,          -- its share among several; 0: only when all others fail
  connections int not null,
  per_second  int not null
);

-- Whose name mail bears; one row.
create table mail.sender (
  only_row       boolean primary key default true check (only_row),
  address        text not null,
  reply_to       text,
  bounce_domain  text not null,
  signing        text not null check (signing in ('OURS', 'THE_RELAYS'))
);

-- Keys that sign mail (DKIM); the private half is sealed.
create table mail.signing_key (
  domain      text not null,
  selector    text not null,
  algorithm   text not null check (algorithm in ('RSA', 'ED25519')),
  private_key bytea not null,
  public_key  text not null,         -- base64, as in the p= of the record
  made_at     timestamptz not null,
  primary key (domain, selector)
);

-- Single mails. What they say and to whom is sealed, and erased once they are on their way or given up.
create table mail.outbox (
  id         uuid primary key,
  key        text not null unique,   -- what makes a repeat harmless
  content    bytea,
  state      text not null check (state in ('WAITING', 'DOTTED', 'ACCEPTED', 'REFUSED', 'DOUBTFUL')),
  attempts   int not null default 0,
  put_at     timestamptz not null,
  changed_at timestamptz not null,
  reply      text                    -- the relay's last words
);

create index on mail.outbox (changed_at) where state in ('ACCEPTED', 'REFUSED');
