-- A change whose pages are live waits for what follows them: search, sitemaps, files to take along.
alter table edition.pending add column live boolean not null default false;
