-- Pages that other rooms add: their language and paths.
alter table edition.pending drop constraint pending_kind_check;
alter table edition.pending add constraint pending_kind_check
  check (kind in ('STORY', 'PHOTO', 'FRONT', 'PAGES', 'EVERYTHING'));
