insert into command (idempotency_key, kind, account, trade, reason, given_by, status, number, tape_offset, time_ms, accounts, refusal) values
  ('a-1', 'PAUSE', 'main', null, 'a look at it', 'somebody', 'APPLIED', 1, 3000, 1790000705000, '["main"]', null),
  ('a-2', 'CLOSE', null, 'no-such-trade', 'too long', 'somebody', 'REFUSED', 2, 3100, 1790000726000, '[]', 'there is no such trade');

update stream_position set commands = 2;

insert into protection_event (account, protection, instance, kind, tape_offset, time_ms, measure, value, threshold, since_ms, until_ms, ended_by) values
  ('delay-arb', 'LOSSES', 'chance', 'TRIPPED', 2200, 1790000540000, 'losses', 4, 4, 1790000100000, 1790000600000, null),
  ('delay-arb', 'LOSSES', 'chance', 'ENDED', 2500, 1790000600000, 'losses', 4, 4, 1790000100000, null, 'TIME');

insert into account_plan (account, tape_offset, time_ms, plan) values
  ('delay-arb', 0, 1790000100000, '{"initial-cash": "1000.000000"}'),
  ('main', 0, 1790000100000, '{"initial-cash": "1000.000000"}');
