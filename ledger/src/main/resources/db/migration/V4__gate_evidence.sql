-- What a gate saw the last time it stopped a wish in a minute.

alter table gate_count add column place integer not null default 0;
comment on column gate_count.place is
  'where its source asks the gate, lower places before; 0 for reasons of the strategy itself, and for counts from before this';

alter table gate_count add column measure text;
comment on column gate_count.measure is
  'what was measured, ending in its unit; null where the gate looks at no number, and for counts from before this';

alter table gate_count add column last_value bigint;
alter table gate_count add column threshold bigint;
comment on column gate_count.threshold is 'what the value was compared with, if known';
