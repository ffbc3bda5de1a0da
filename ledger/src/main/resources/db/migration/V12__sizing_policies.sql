-- Which policy sized an entry, and which failed; contracts in hundredths where the account buys fractions.

alter table sizing_decision
  alter column affordable type numeric(18,2),
  alter column contracts type numeric(18,2),
  add column policy text,
  add column policy_version text,
  add column policy_sha256 text,
  add column parameters jsonb,
  add column facts jsonb;
comment on column sizing_decision.base is 'dollars: the size without any rule';
comment on column sizing_decision.size is 'dollars: the most the entry could cost, fee included';
comment on column sizing_decision.affordable is 'contracts that the size pays at the limit, fee included';
comment on column sizing_decision.policy is 'id of the sizing policy; null where it was decided before this was noted';
comment on column sizing_decision.policy_sha256 is 'of the jar it came from; empty for one of the program''s own';
comment on column sizing_decision.parameters is 'as configured, without those left to their defaults';
comment on column sizing_decision.facts is 'the numbers behind the rule, each name ending in its unit';

create table sizing_failure (
  account        text not null,
  tape_offset    bigint not null,
  time_ms        bigint not null,
  market         text not null,
  policy         text not null,
  policy_version text not null,
  policy_sha256  text not null,
  parameters     jsonb not null,
  evidence       text not null,
  primary key (account, tape_offset)
);
comment on table sizing_failure is
  'a sizing policy that did not answer as it must: from then on its account buys nothing, until it has another policy';
comment on column sizing_failure.time_ms is 'tape time, milliseconds since 1970';
