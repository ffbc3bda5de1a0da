-- Orders that rest at the venue, and whose order met whose.

alter table ledger_order
  add column rests_until_ms bigint,
  add column queue_ahead numeric(18,2),
  add column cancel_code text;
comment on column ledger_order.outcome is 'null while the order is on its way, RESTING while it waits at the venue';
comment on column ledger_order.book is 'the market the order met; after a rest the market at its end';
comment on column ledger_order.rests_until_ms is
  'milliseconds of tape time since 1970-01-01T00:00:00Z at which the venue ends it; null for a taker''s order';
comment on column ledger_order.queue_ahead is 'contracts displayed at its price when it joined the queue; null if it never rested';
comment on column ledger_order.cancel_code is 'why it was cancelled as it rested; null if it was not';

alter table fill add column role text;
update fill set role = 'TAKER' where kind in ('ENTRY', 'EXIT');
comment on column fill.role is 'TAKER or MAKER; null for what the venue paid out or took back';
