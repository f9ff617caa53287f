-- SHA-256 of the signed edition text, in hex: what the next edition names it by, also when the text itself was lost.
alter table edition.edition add column text_hash text;
