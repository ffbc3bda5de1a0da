-- Fills an empty ledger with ${trades} plausible trades, two hundred a day, the latest at 2026-11-22T12:00:00Z, with all that hangs
-- on them: orders (also missed ones), fills, sizing decisions, signals, gate counts, shadow trades, flash crashes, markets and their settlements.
-- The last five trades are open. Nothing is random: the same number makes the same rows.

create temporary table made as
select i, 1795348800000 - (${trades} - i) * 432000 as ms, i * 100 as pos,
  'KXBTC15M-' || ((1795348800000 - (${trades} - i) * 432000) / 900000) as market,
  (array['main', 'main', 'main', 'model'])[1 + i % 4] as account,
  (array['delay-arb', 'mean-high', 'flash', 'fair'])[1 + i % 4] as instance,
  (array['delay_arb', 'mean_reversion_high', 'mean_rev_flash', 'delay_arb'])[1 + i % 4] as strategy,
  case when i % 9 = 0 then 'KXBTCD' else 'KXBTC15M' end as series,
  case when i % 3 = 0 then 'NO' else 'YES' end as side,
  0.30 + (i * 7 % 40) * 0.01 as price, 0.25 + (i * 11 % 45) * 0.01 as sold, 5 + i % 20 as contracts,
  'order-' || lpad(i::text, 9, '0') as id, i > ${trades} - 5 as open
from generate_series(1::bigint, ${trades}) as i;

insert into stream_position (id, tape_offset, signals_offset, rewind_offset, tape_time_ms)
values (1, ${trades} * 100 + 99, 0, ${trades} * 100, 1795348800000);

insert into market_seen (market, series, tape_offset, time_ms)
select market, min(series), min(pos) - 50, min(ms) - 300000 from made group by market;

insert into market_settlement (market, tape_offset, time_ms, result, yes_value, expiration_value)
select market, max(pos) + 60, max(ms) + 400000, case when min(i) % 2 = 0 then 'YES' else 'NO' end,
  (min(i) + 1) % 2, 76500.123456
from made where not open group by market;

insert into signal_log (id, tape_offset, time_ms, instance, strategy, version, account, market, desire, detail)
select instance || ':' || (pos + n), pos + n, ms + n * 1000, instance, strategy, '1.0.0', account, market,
  case when n = 1 then 'WANT_' || side when n = 4 then 'FLAT' else 'INDIFFERENT' end,
  jsonb_build_object('kind', 'want', 'side', side, 'limit', price::text, 'reason',
    jsonb_build_object('code', 'DELAY_ARB', 'facts', jsonb_build_array(jsonb_build_object('name', 'momentumPpm', 'value', i))))
from made, generate_series(1, 5) as n;

insert into gate_count (source, instance, market, minute_ms, place, gate, count, measure, last_value, threshold)
select 'SIGNAL', instance, market, ms - ms % 60000 + (i % 7) * 60000, n, (array['STRATEGY_IDLE', 'VOLUME', 'SPREAD',
  'TIME_LEFT', 'HOURS'])[n], 1 + i % 50, case when n = 3 then 'spreadMicros' end, case when n = 3 then 70000 end,
  case when n = 3 then 50000 end
from made, generate_series(1, 5) as n
on conflict do nothing;

insert into shadow (id, account, source, rule, instance, market, series, side, quantity, gross, fees, kept, tape_offset, time_ms,
  trade, status, ended_offset, ended_ms, settlement, paid, saved)
select id || ':' || rule, account, source, rule, instance, market, series, side, contracts, contracts * price, 0.25,
  contracts * price + case when source = 'EXIT' then -0.25 else 0.25 end, pos + n, ms + n * 1000,
  case when source = 'EXIT' then id end, status, case when status <> 'OPEN' then pos + 60 end,
  case when status <> 'OPEN' then ms + 400000 end, case when status = 'SETTLED' then 'YES' end,
  case when status = 'SETTLED' then contracts end,
  case when status = 'SETTLED' then contracts * price + case when source = 'EXIT' then -0.25 else 0.25 end - contracts end
from (select *, case when open then 'OPEN' when i % 11 = n then 'TAKEN' else 'SETTLED' end as status
      from made, (values (1, 'SIGNAL', 'SPREAD'), (2, 'EXECUTION', 'COOLDOWN'), (3, 'EXIT', 'TAKE_PROFIT')) as r (n, source, rule)) as m
where i % 3 <> n - 1;

insert into strategy_event (tape_offset, number, time_ms, instance, strategy, kind, detail)
select pos, 1, ms, instance, strategy, 'LOADED',
  jsonb_build_object('instance', instance, 'strategy', strategy, 'version', '1.0.0', 'account', account, 'sha256', md5(i::text))
from made where i <= 4 or i % 200 = 0;

insert into account_strategy (account, strategy) select distinct account, strategy from made;

insert into ledger_order (id, account, market, series, trade_id, kind, side, limit_price, quantity, decided_offset, decided_ms,
  arrival_ms, reason, origin, decision, outcome, filled, book, grade)
select id || suffix, account, market, series, id, kind, side, price, contracts, pos + shift, ms + shift * 1000, ms + shift * 1000 + 250,
  '{"code": "DELAY_ARB", "facts": [{"name": "momentumPpm", "value": 812}]}',
  case when kind = 'ENTRY' then jsonb_build_object('signalId', instance || ':' || (pos + 1), 'instance', instance, 'priority', 100) end,
  jsonb_build_object('tapeOffset', pos + shift, 'timeMs', ms + shift * 1000, 'k', '0.480000', 'spreadMicros', 20000),
  outcome, case when outcome = 'FILLED' then contracts else 0 end,
  jsonb_build_object('tapeOffset', pos + shift + 1, 'timeMs', ms + shift * 1000 + 250, 'k', '0.480000', 'spreadMicros', 20000), 'GOOD'
from made, (values ('', 'ENTRY', 2, 'FILLED'), (':x', 'EXIT', 60, 'FILLED'), (':m', 'ENTRY', 1, 'NOT_OFFERED'))
  as o (suffix, kind, shift, outcome)
where (o.suffix <> ':x' or not open) and (o.suffix <> ':m' or i % 3 = 0);

insert into sizing_decision (order_id, account, market, time_ms, base, rule, size, win_rate_ppm, streak, trades, limit_price,
  affordable, contracts, capped_by)
select id, account, market, ms + 2000, 10, 'BASE', 10, 550000, i % 4, i, price, contracts + 1, contracts, 'DEPTH' from made;

insert into trade (id, account, market, series, side, status, instance, strategy, strategy_version, signal_id, signal_offset,
  probability_micros, entry_offset, opened_ms, opened_offset, quantity, cost, proceeds, fees, outlay, entry_reason, at_decision,
  at_fill, exit_reason, exit_code, at_exit_decision, exit_offset, closed_ms, closed_offset, net, entry_grade, exit_grade)
select id, account, market, series, side, case when open then 'OPEN' else 'CLOSED' end, instance, strategy, '1.0.0',
  instance || ':' || (pos + 1), pos + 1, 560000, pos + 2, ms + 2250, pos + 3, contracts, contracts * price,
  case when open then 0 else contracts * sold end, 0.25, case when open then contracts * price + 0.25 else 0 end,
  '{"code": "DELAY_ARB", "facts": [{"name": "momentumPpm", "value": 812}]}',
  jsonb_build_object('tapeOffset', pos + 2, 'timeMs', ms + 2000, 'k', '0.480000', 'spreadMicros', 20000),
  jsonb_build_object('tapeOffset', pos + 3, 'timeMs', ms + 2250, 'k', '0.480000', 'spreadMicros', 20000),
  case when not open then '{"code": "TAKE_PROFIT", "facts": []}'::jsonb end, case when not open then 'TAKE_PROFIT' end,
  case when not open then jsonb_build_object('tapeOffset', pos + 60, 'timeMs', ms + 60000, 'k', '0.520000', 'spreadMicros', 20000) end,
  case when not open then pos + 60 end, case when not open then ms + 60250 end, case when not open then pos + 61 end,
  case when not open then contracts * (sold - price) - 0.25 end, 'GOOD', case when not open then 'GOOD' end
from made;

insert into fill (trade_id, number, order_id, account, market, kind, price, quantity, trade_fee, rounding_fee, rebate, cash_change,
  time_ms, tape_offset)
select id, n, case when n < 3 then id else id || ':x' end, account, market, case when n < 3 then 'ENTRY' else 'EXIT' end,
  case when n < 3 then price else sold end, case n when 1 then 2 when 2 then contracts - 2 else contracts end, 0.08, 0.003333, 0,
  case n when 1 then -2 * price when 2 then -(contracts - 2) * price else contracts * sold end,
  case when n < 3 then ms + 2250 else ms + 60250 end, case when n < 3 then pos + 3 else pos + 61 end
from made, generate_series(1, 3) as n where n < 3 or not open;

insert into flash_event (id, market, series, time_ms, tape_offset, peak, k, drop_micros, peak_age_ms, window_ms, cause, verdict,
  ended_ms, trough, ended_by)
select 'flash:' || pos, market, series, ms, pos, 0.80, 0.66, 175000, 1500, 10000, 'LIQUIDITY',
  case when i % 50 = 0 then 'TRADE_OK' else 'BELOW_FLOOR' end, ms + 4000, 0.61, 'RETRACE'
from made where i % 10 = 0;

insert into account (account, initial_cash, cash, trade_pnl, fees, trades, wins, open_trades, open_outlay, open_cost)
select account, 1000000, 1000000 + coalesce(sum(net), 0) - sum(outlay), coalesce(sum(net), 0), sum(fees),
  count(*) filter (where status = 'CLOSED'), count(*) filter (where net > 0), count(*) filter (where status <> 'CLOSED'),
  sum(outlay), coalesce(sum(cost) filter (where status <> 'CLOSED'), 0)
from trade group by account;

insert into posting (id, account, kind, cash, positions, fees, realised, capital, time_ms, tape_offset)
select account || '/opening', account, 'BROUGHT_FORWARD', cash, open_cost, fees, initial_cash - cash - open_cost - fees,
  -initial_cash, 1795348800000, 0 from account;

insert into tally (what, count) values ('signal', ${trades} * 5), ('flash_event', ${trades} / 10)
on conflict (what) do update set count = excluded.count;

drop table made;
