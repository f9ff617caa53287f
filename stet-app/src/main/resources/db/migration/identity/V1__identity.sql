create schema if not exists identity;

-- Accounts, apart from the pen names that readers see.
create table identity.staff (
  id          uuid primary key,
  name        bytea not null,             -- sealed
  mail        bytea,                      -- sealed
  roles       text[] not null check (cardinality(roles) > 0),
  active      boolean not null default true,
  added_at    timestamptz not null,
  added_by    uuid references identity.staff,
  seen_at     date                        -- the day of the last sign-in; no hour, no address
);

-- A link is kept as its SHA-256 only: who reads the table cannot sign in with it.
create table identity.one_time_link (
  token_hash bytea primary key,
  staff      uuid not null references identity.staff,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index one_time_link_staff on identity.one_time_link (staff);

create table identity.passkey (
  credential_id   bytea primary key,
  staff           uuid not null references identity.staff,
  label           text not null,
  public_key      bytea not null,
  signature_count bigint not null,
  uv_initialized  boolean not null,
  backup_eligible boolean not null,
  backup_state    boolean not null,
  transports      text[] not null,
  attestation     bytea,
  created_at      timestamptz not null,
  used_at         timestamptz not null
);
create index passkey_staff on identity.passkey (staff);

-- The tables of Spring Session JDBC 4 for PostgreSQL.
create table identity.session (
  primary_id            char(36) primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index session_expiry on identity.session (expiry_time);
create index session_principal on identity.session (principal_name);

create table identity.session_attributes (
  session_primary_id char(36) not null references identity.session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
