-- A change of a plan may be one of its rhythm.
alter table support.rail_order add column rhythm text;
update support.rail_order set kind = 'CHANGE' where kind = 'CHANGE_AMOUNT';
