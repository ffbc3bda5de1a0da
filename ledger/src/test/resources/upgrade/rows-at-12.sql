insert into sizing_failure (account, tape_offset, time_ms, market, policy, policy_version, policy_sha256, parameters, evidence) values
  ('main', 3400, 1790000785000, 'KXBTC15M-TEST-2', 'mine', '1.0', 'ab12', '{"base": "10"}', 'java.lang.ArithmeticException: / by zero');
