-- All that is known of a flash crash, and how it ended.

alter table flash_event add column past_highest numeric(7,6);
alter table flash_event add column past_lowest numeric(7,6);
alter table flash_event add column past_mean numeric(7,6);
comment on column flash_event.past_mean is 'K in the 30 s before, weighted with time; null for crashes from before this';

alter table flash_event add column peak_ask numeric(7,6);
alter table flash_event add column peak_mid numeric(7,6);
alter table flash_event add column peak_probability numeric(7,6);
comment on column flash_event.peak_ask is 'the YES ask just before K left its peak; null if nobody offered';
comment on column flash_event.peak_probability is
  'of YES by the model when K came to its peak, at the earliest at the beginning of the window; null if it could not say';

alter table flash_event add column ask numeric(7,6);
alter table flash_event add column mid numeric(7,6);
alter table flash_event add column probability numeric(7,6);
alter table flash_event add column momentum_ppm bigint;
comment on column flash_event.momentum_ppm is 'the index over 60 s';

alter table flash_event add column cause text not null default 'UNKNOWN';
alter table flash_event alter column cause drop default;
alter table flash_event add column verdict text;
update flash_event set verdict = case when k > 0.65 then 'TRADE_OK' else 'BELOW_FLOOR' end;
alter table flash_event alter column verdict set not null;
comment on column flash_event.verdict is 'TRADE_OK, or the first reason against trading on it';

alter table flash_event add column ended_ms bigint;
alter table flash_event add column trough numeric(7,6);
alter table flash_event add column ended_by text;
comment on column flash_event.ended_by is 'RETRACE, TIME, RESET or CLOSED; null while it is not over';
