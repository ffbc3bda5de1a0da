-- What rules refused, or had sold before settlement, carried on without money.

create table shadow (
  id           text primary key,
  account      text not null,
  source       text not null check (source in ('SIGNAL', 'EXECUTION', 'EXIT')),
  rule         text not null,
  instance     text not null,
  market       text not null,
  series       text not null,
  side         text not null,
  quantity     numeric(18,2) not null,
  gross        numeric(18,6) not null,
  fees         numeric(18,6) not null,
  kept         numeric(18,6) not null,
  tape_offset  bigint not null,
  time_ms      bigint not null,
  trade        text,
  status       text not null check (status in ('OPEN', 'SETTLED', 'TAKEN', 'CROWDED_OUT')),
  ended_offset bigint,
  ended_ms     bigint,
  settlement   text,
  paid         numeric(18,6),
  saved        numeric(18,6),
  restated     integer not null default 0,
  check ((status = 'OPEN') = (ended_offset is null)),
  check ((status = 'SETTLED') = (saved is not null)),
  check (saved = kept - paid)
);
comment on table shadow is 'what rules kept from being held to settlement, without money';
comment on column shadow.source is 'SIGNAL: a gate beside the strategy; EXECUTION: a gate of the ledger or a protection; EXIT: a sale';
comment on column shadow.rule is 'the gate or protection that refused, or the reason for which was sold';
comment on column shadow.quantity is 'contracts that would have been bought, or were sold';
comment on column shadow.gross is 'dollars that they would have cost, or did bring, without fees';
comment on column shadow.kept is 'dollars that not to hold them kept: cost and fees, or proceeds without fees';
comment on column shadow.time_ms is 'tape time at which it began, milliseconds since 1970';
comment on column shadow.trade is 'the trade that was sold early; null where nothing was bought';
comment on column shadow.status is 'TAKEN: the wish was bought later; CROWDED_OUT: given up, since too many were open';
comment on column shadow.paid is 'dollars that the venue would have paid for the contracts';
comment on column shadow.saved is 'dollars that the rule saved; what it cost where below zero';
comment on column shadow.restated is 'how often the venue corrected the outcome';

create index shadow_by_time on shadow (time_ms, id);
create index shadow_of_account on shadow (account, time_ms, id);
create index shadow_of_instance on shadow (instance, time_ms, id);
create index shadow_of_market on shadow (market, time_ms, id);
create index shadow_of_rule on shadow (rule, time_ms, id);
create index shadow_of_status on shadow (status, time_ms, id);
create index shadow_totals on shadow (time_ms) include (account, source, rule, instance, status, saved);
alter table shadow set (fillfactor = 85, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
