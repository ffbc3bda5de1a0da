-- Years of trades: every list is read page by page through an index in the list's own order, whatever it is filtered by, and what
-- was counted over a whole table is kept as a count.

-- Trades: all, closed ones by end and by result, open ones (positions), and each filter whose values may be rare.
drop index trade_opened;
drop index trade_closed;
create index trade_by_opened on trade (opened_ms, id);
create index trade_by_closed on trade (closed_ms, id) where status = 'CLOSED';
create index trade_by_result on trade (net, id) where status = 'CLOSED';
create index trade_open on trade (opened_ms, id) where status <> 'CLOSED';
create index trade_of_market on trade (market, opened_ms, id);
create index trade_of_account on trade (account, opened_ms, id);
create index trade_of_instance on trade (instance, opened_ms, id);
create index trade_of_strategy on trade (strategy, opened_ms, id);
create index trade_of_series on trade (series, opened_ms, id);

-- Orders, fills and sizing decisions: all, by market, by account.
create index order_by_time on ledger_order (decided_ms, id);
create index order_of_market on ledger_order (market, decided_ms, id);
create index order_of_account on ledger_order (account, decided_ms, id);
create index order_of_instance on ledger_order ((origin ->> 'instance'), decided_ms, id);

drop index fill_time;
create index fill_by_time on fill (time_ms, trade_id, number);
create index fill_of_market on fill (market, time_ms, trade_id, number);
create index fill_of_account on fill (account, time_ms, trade_id, number);

drop index sizing_decision_time;
create index sizing_by_time on sizing_decision (time_ms, order_id);
create index sizing_of_market on sizing_decision (market, time_ms, order_id);
create index sizing_of_account on sizing_decision (account, time_ms, order_id);

-- Settlements: latest first; those of a market by the primary key.
create index settlement_by_time on market_settlement (time_ms, tape_offset, market);

-- Flash crashes: all, those to trade on, by market.
create index flash_by_time on flash_event (time_ms, id);
create index flash_tradeable on flash_event (time_ms, id) where verdict = 'TRADE_OK';
create index flash_of_market on flash_event (market, time_ms, id);

-- Signals: all, by market, by instance, by account; time_ms serves retention as well.
drop index signal_log_time;
create index signal_by_time on signal_log (time_ms, id);
create index signal_of_market on signal_log (market, time_ms, id);
create index signal_of_instance on signal_log (instance, time_ms, id);
create index signal_of_account on signal_log (account, time_ms, id);

-- The version an instance ran in at a tape offset, which is part of a trade's evidence.
create index strategy_event_of_instance on strategy_event (instance, tape_offset, number);

-- The markets of a period.
create index market_by_time on market_seen (time_ms);

create table tally (
  what  text primary key,
  count bigint not null
);
comment on table tally is 'how many there ever were: signal, flash_event. Deleting old rows leaves it as it is';
insert into tally (what, count) select 'signal', count(*) from signal_log;
insert into tally (what, count) select 'flash_event', count(*) from flash_event;

create table account_strategy (
  account  text not null,
  strategy text not null,
  primary key (account, strategy)
);
comment on table account_strategy is 'the strategies that were ever loaded for an account or traded it';
insert into account_strategy (account, strategy)
  select distinct detail ->> 'account', strategy from strategy_event
  where kind = 'LOADED' and detail ->> 'account' is not null
  union select distinct account, strategy from trade;

-- What only grows is vacuumed for its visibility map, so that index-only scans stay such; what is rewritten all the time has
-- room for it on the page and is cleaned early.
alter table trade set (fillfactor = 85, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table fill set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table ledger_order set (fillfactor = 85, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table signal_log set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table gate_count set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);
alter table account_state set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table account set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table stream_position set (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table tally set (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
