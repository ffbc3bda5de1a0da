-- Money is numeric(18,6) dollars, prices numeric(7,6) dollars, counts numeric(18,2) contracts, times bigint
-- milliseconds of tape time since 1970-01-01T00:00:00Z, offsets are Kafka's.

create table stream_position (
  id            smallint primary key default 1 check (id = 1),
  tape_offset   bigint not null,
  signals_offset bigint not null,
  rewind_offset bigint not null,
  tape_time_ms  bigint not null
);
comment on column stream_position.tape_offset is 'the last tape event whose entries are committed';
comment on column stream_position.signals_offset is 'where reading the signals goes on';
comment on column stream_position.rewind_offset is 'where a restart begins to read the tape again';

create table account (
  account       text primary key,
  initial_cash  numeric(18,6) not null,
  cash          numeric(18,6) not null,
  trade_pnl     numeric(18,6) not null,
  fees          numeric(18,6) not null,
  trades        bigint not null,
  wins          bigint not null,
  open_trades   integer not null,
  open_outlay   numeric(18,6) not null
);

create table account_state (
  account        text primary key,
  schema_version integer not null,
  tape_offset    bigint not null,
  state          jsonb not null
);

create table market_seen (
  market      text primary key,
  series      text not null,
  tape_offset bigint not null,
  time_ms     bigint not null
);

create table ledger_order (
  id                text primary key,
  account           text not null,
  market            text not null,
  series            text not null,
  trade_id          text not null,
  kind              text not null,
  side              text not null,
  limit_price       numeric(7,6) not null,
  quantity          numeric(18,2) not null,
  decided_offset    bigint not null,
  decided_ms        bigint not null,
  arrival_ms        bigint not null,
  reason            jsonb not null,
  origin            jsonb,
  decision          jsonb not null,
  outcome           text,
  filled            numeric(18,2),
  book              jsonb
);
comment on column ledger_order.outcome is 'null while the order is on its way';
comment on column ledger_order.book is 'the market the order met';
create index ledger_order_trade on ledger_order (trade_id);

create table sizing_decision (
  order_id     text primary key,
  account      text not null,
  market       text not null,
  time_ms      bigint not null,
  base         numeric(18,6) not null,
  rule         text not null,
  size         numeric(18,6) not null,
  win_rate_ppm bigint not null,
  streak       bigint not null,
  trades       bigint not null,
  limit_price  numeric(7,6) not null,
  affordable   bigint not null,
  contracts    bigint not null,
  capped_by    text not null
);
create index sizing_decision_time on sizing_decision (time_ms);

create table trade (
  id                 text primary key,
  account            text not null,
  market             text not null,
  series             text not null,
  side               text not null,
  status             text not null,
  instance           text not null,
  strategy           text not null,
  strategy_version   text not null,
  signal_id          text not null,
  signal_offset      bigint not null,
  probability_micros bigint,
  entry_offset       bigint not null,
  opened_ms          bigint not null,
  opened_offset      bigint not null,
  quantity           numeric(18,2) not null,
  cost               numeric(18,6) not null,
  proceeds           numeric(18,6) not null,
  fees               numeric(18,6) not null,
  outlay             numeric(18,6) not null,
  entry_reason       jsonb not null,
  at_decision        jsonb not null,
  at_fill            jsonb not null,
  exit_reason        jsonb,
  exit_code          text,
  at_exit_decision   jsonb,
  exit_offset        bigint,
  closed_ms          bigint,
  closed_offset      bigint,
  net                numeric(18,6)
);
comment on column trade.entry_offset is 'the tape event at which the entry was decided';
comment on column trade.exit_offset is 'the tape event at which the exit was decided, or the settlement';
create index trade_closed on trade (closed_ms);
create index trade_opened on trade (opened_ms);

create table fill (
  trade_id     text not null,
  number       integer not null,
  order_id     text not null,
  account      text not null,
  market       text not null,
  kind         text not null,
  price        numeric(7,6) not null,
  quantity     numeric(18,2) not null,
  trade_fee    numeric(18,6) not null,
  rounding_fee numeric(18,6) not null,
  rebate       numeric(18,6) not null,
  cash_change  numeric(18,6) not null,
  time_ms      bigint not null,
  tape_offset  bigint not null,
  primary key (trade_id, number)
);
create index fill_time on fill (account, time_ms);

create table flash_event (
  id          text primary key,
  market      text not null,
  series      text not null,
  time_ms     bigint not null,
  tape_offset bigint not null,
  peak        numeric(7,6) not null,
  k           numeric(7,6) not null,
  drop_micros bigint not null,
  peak_age_ms bigint not null,
  window_ms   bigint not null
);

create table market_settlement (
  market           text not null,
  tape_offset      bigint not null,
  time_ms          bigint not null,
  result           text not null,
  yes_value        numeric(7,6) not null,
  expiration_value numeric(18,6),
  primary key (market, tape_offset)
);
comment on table market_settlement is 'every official outcome and every correction, as published';

create table signal_log (
  id          text not null,
  tape_offset bigint not null,
  time_ms     bigint not null,
  instance    text not null,
  strategy    text not null,
  version     text not null,
  account     text not null,
  market      text not null,
  desire      text not null,
  detail      jsonb not null,
  primary key (tape_offset, id)
);
create index signal_log_time on signal_log (time_ms);

create table gate_count (
  source    text not null,
  instance  text not null,
  market    text not null,
  minute_ms bigint not null,
  gate      text not null,
  count     bigint not null,
  primary key (minute_ms, source, instance, market, gate)
);

create table strategy_event (
  tape_offset bigint not null,
  number      integer not null,
  time_ms     bigint not null,
  instance    text not null,
  strategy    text not null,
  kind        text not null,
  detail      jsonb not null,
  primary key (tape_offset, number)
);

create table outbox (
  id      bigint generated always as identity primary key,
  key     text not null,
  message text not null
);
comment on table outbox is 'committed entries that topic ledger does not have yet; emptied in order';
