insert into shadow (id, account, source, rule, instance, market, series, side, quantity, gross, fees, kept, tape_offset, time_ms, trade, status,
  ended_offset, ended_ms, settlement, paid, saved) values
  ('delay-arb:KXBTC15M-TEST-1:2000', 'delay-arb', 'SIGNAL', 'SPREAD', 'chance', 'KXBTC15M-TEST-1', 'KXBTC15M', 'YES', 10.00, 5.000000, 0.180000, 5.180000,
    2000, 1790000502000, null, 'SETTLED', 3000, 1790000705000, 'YES', 10.000000, -4.820000),
  ('delay-arb:KXBTC15M-TEST-2:3200', 'delay-arb', 'EXECUTION', 'COOLDOWN', 'chance', 'KXBTC15M-TEST-2', 'KXBTC15M', 'NO', 10.00, 4.000000, 0.170000, 4.170000,
    3200, 1790000745000, null, 'OPEN', null, null, null, null, null);
