-- An issue that mail programs would cut off goes out in parts; each is an issue of its own, with a record of its own, and has no page.
alter table letters.issue add part_of uuid references letters.issue on delete cascade;
