-- A door carries the pages that people open beside the store.
alter table mirrors.mirror add column carries text not null default 'STORE' check (carries in ('STORE', 'DOOR'));
-- Roots of page tables: each page at the door is as one of these has it. More than one while a push was cut off.
alter table mirrors.mirror add column pages text[] not null default '{}';
