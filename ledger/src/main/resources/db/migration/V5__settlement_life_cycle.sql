-- What becomes of a trade after the close of its market: our own average meanwhile, the official result, its corrections.

alter table trade add column wait_prints integer;
alter table trade add column wait_average numeric(18,6);
alter table trade add column wait_winner text;
alter table trade add column settled_yes_value numeric(7,6);
alter table trade add column restated integer not null default 0;
comment on column trade.status is
  'OPEN, AWAITING_SETTLEMENT, PROVISIONAL or UNRESOLVED (the result is overdue; our own average tells the winner, or does not), CLOSED';
comment on column trade.wait_prints is 'of our own sixty prints before the close; null before it';
comment on column trade.wait_average is 'of those prints, in dollars, as the venue rounds it; null if too few were seen';
comment on column trade.wait_winner is 'YES or NO by that average, once the result was overdue and the strike not too near; never moves money';
comment on column trade.settled_yes_value is 'what the venue paid for one YES contract, as corrected; null if it was sold';
comment on column trade.restated is 'how often the venue corrected it; table trade_restatement tells each';

create table trade_restatement (
  trade_id         text not null,
  number           integer not null,
  account          text not null,
  market           text not null,
  time_ms          bigint not null,
  tape_offset      bigint not null,
  before_code      text not null,
  before_yes_value numeric(7,6) not null,
  before_net       numeric(18,6) not null,
  after_code       text not null,
  after_yes_value  numeric(7,6) not null,
  after_net        numeric(18,6) not null,
  cash_change      numeric(18,6) not null,
  reversing_fill   integer not null,
  new_fill         integer not null,
  primary key (trade_id, number)
);
comment on table trade_restatement is
  'audit trail of corrections: the trade before and after, and the numbers of the fills that moved the difference; never changed';
create index trade_restatement_time on trade_restatement (time_ms);

alter table market_settlement add column correction boolean not null default false;
comment on column market_settlement.correction is 'whether an outcome of the market was published before';
create index market_settlement_correction on market_settlement (market) where correction;

create view correction_too_late as
select t.id as trade_id, t.account, t.market, t.settled_yes_value, s.yes_value, s.result, s.time_ms, s.tape_offset
from (
  select distinct on (market) market, yes_value, result, time_ms, tape_offset
  from market_settlement
  where market in (select market from market_settlement where correction)
  order by market, tape_offset desc
) s
join trade t on t.market = s.market
where t.settled_yes_value <> s.yes_value;
comment on view correction_too_late is
  'trades paid by an outcome that the venue corrected when the account remembered them no more: they stand as they were paid';

create view restatement as
select trade_id || '#' || number as id, 'RESTATED' as kind, trade_id, account, market, time_ms, tape_offset,
  before_yes_value, after_yes_value, before_net, after_net, cash_change
from trade_restatement
union all
select c.trade_id || '#late', 'CORRECTION_TOO_LATE', c.trade_id, c.account, c.market, c.time_ms, c.tape_offset,
  c.settled_yes_value, c.yes_value, t.net, t.net, 0
from correction_too_late c join trade t on t.id = c.trade_id;
comment on view restatement is 'what the venue corrected: the trades it moved, and those that it came too late for';
