-- What each fill was charged by, and how long each order was on its way.

alter table fill
  add column fee_type text,
  add column fee_multiplier numeric(18,6),
  add column fee_factor numeric(7,6),
  add column fee_waived boolean;
comment on column fill.fee_type is
  'the venue''s fee type in force; null if it had not said and the full curve was assumed, and for settlements';
comment on column fill.fee_multiplier is 'of the market: 1 is the full 7 % curve; null for settlements and for fills from before';
comment on column fill.fee_factor is 'the share of the curve that the fill''s role pays; null like the multiplier';
comment on column fill.fee_waived is 'whether the market''s fees were waived; null like the multiplier';

alter table ledger_order add column latency_ms bigint generated always as (arrival_ms - decided_ms) stored;
comment on column ledger_order.latency_ms is 'milliseconds of tape time from the decision to the arrival at the venue';
