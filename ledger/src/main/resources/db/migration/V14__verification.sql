-- Where a replay can begin, and what replays found.

create table checkpoint (
  tape_day       date primary key,
  tape_offset    bigint not null,
  signals_offset bigint not null,
  rewind_offset  bigint not null,
  tape_time_ms   bigint not null,
  commands       bigint not null,
  signals_rewind bigint,
  live           jsonb not null
);
comment on table checkpoint is
  'the ledger as it stood after the first tape event of a UTC day of tape time, stored in that event''s own transaction';
comment on column checkpoint.signals_rewind is
  'where the signal side would begin to read the tape to go on from here; null if that was not known';
comment on column checkpoint.live is 'by table, the rows that could still change, accounts and their states among them';

create table verification (
  id          bigint generated always as identity primary key,
  started_at  timestamptz not null,
  ended_at    timestamptz not null,
  from_offset bigint,
  from_ms     bigint,
  to_offset   bigint,
  to_ms       bigint,
  outcome     text not null check (outcome in ('IDENTICAL', 'DIFFERENT', 'FAILED')),
  trades      bigint not null,
  identical   bigint not null,
  report      jsonb not null
);
comment on table verification is 'what replays of the recorded tape found, compared with this ledger';
comment on column verification.started_at is 'by the clock of who verified';
comment on column verification.from_offset is 'of the checkpoint it began from; null for the beginning of the tape';
comment on column verification.to_offset is 'the last tape event that was replayed; null if it failed before that was known';
comment on column verification.trades is 'compared';
comment on column verification.identical is 'of them';
comment on column verification.report is 'counts by table, and the first difference or what prevented it';
