-- The picture that stands for a story where its address is shared: one for each headline and kicker it had.
create table edition.card (
  story  uuid not null,
  words  text not null,   -- of what it shows, shortened SHA-256 in hex
  hash   text not null,   -- of the file in the vault, SHA-256 in hex
  length int not null,
  primary key (story, words)
);

alter table edition.pending drop constraint pending_kind_check;
alter table edition.pending add constraint pending_kind_check
  check (kind in ('STORY', 'PHOTO', 'CARD', 'FRONT', 'PAGES', 'EVERYTHING'));
