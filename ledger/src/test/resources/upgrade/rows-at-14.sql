insert into verification (started_at, ended_at, from_offset, from_ms, to_offset, to_ms, outcome, trades, identical, report) values
  ('2026-11-22T10:00:00Z', '2026-11-22T10:00:09Z', null, null, 3000, 1790000705000, 'IDENTICAL', 5, 5, '{"tables": []}');
