-- What humans told the accounts, what protects them, and by which plan they trade.

create table command (
  id              bigint generated always as identity primary key,
  idempotency_key text unique,
  kind            text not null check (kind in ('PAUSE', 'RESUME', 'KILL', 'CLOSE')),
  account         text,
  trade           text,
  reason          text not null,
  given_by        text not null,
  given_at        timestamptz not null default now(),
  status          text not null default 'PENDING' check (status in ('PENDING', 'APPLIED', 'REFUSED')),
  number          bigint unique,
  tape_offset     bigint,
  time_ms         bigint,
  accounts        jsonb,
  refusal         text,
  check ((kind = 'CLOSE') = (trade is not null)),
  check ((status = 'PENDING') = (number is null) and (number is null) = (tape_offset is null)),
  check ((status = 'REFUSED') = (refusal is not null))
);
create index command_pending on command (id) where status = 'PENDING';
create index command_applied on command (tape_offset, number) where status <> 'PENDING';
comment on column command.account is 'whom it is for; null for all, and for CLOSE, where the trade says it';
comment on column command.given_at is 'by the database''s clock: the only time here that is not the tape''s';
comment on column command.number is 'its place among all commands that took effect or were refused, from 1';
comment on column command.tape_offset is 'it took effect, or was refused, after this tape event and before the next';
comment on column command.accounts is 'those that obeyed';

alter table stream_position add column commands bigint not null default 0;
comment on column stream_position.commands is 'how many commands took effect or were refused so far';

create table protection_event (
  account     text not null,
  protection  text not null,
  instance    text not null,
  kind        text not null check (kind in ('TRIPPED', 'ENDED')),
  tape_offset bigint not null,
  time_ms     bigint not null,
  measure     text not null,
  value       bigint not null,
  threshold   bigint not null,
  since_ms    bigint not null,
  until_ms    bigint,
  ended_by    text,
  primary key (account, tape_offset, protection, instance, kind)
);
comment on column protection_event.instance is 'the strategy instance held back; blank for the whole account';
comment on column protection_event.measure is 'what was measured, ending in its unit';
comment on column protection_event.until_ms is 'tape time at which it ends; null if only a command ends it';
comment on column protection_event.ended_by is 'TIME, RESUMED or PLAN; null where it tripped';

create table account_plan (
  account     text not null,
  tape_offset bigint not null,
  time_ms     bigint not null,
  plan        jsonb not null,
  primary key (account, tape_offset)
);
comment on table account_plan is 'by which plan an account trades, from this tape event until the next row''s';
comment on column account_plan.plan is 'every parameter by its name';
