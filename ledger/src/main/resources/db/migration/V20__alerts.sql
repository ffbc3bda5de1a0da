-- How far people have been told what happened.

create table alert_position (
  id              smallint primary key default 1 check (id = 1),
  outbox_id       bigint not null,
  verification_id bigint not null,
  summary_day     date
);
comment on table alert_position is 'how far alerts have come; no part of the ledger';
comment on column alert_position.outbox_id is 'the last entry of the outbox that was looked at';
comment on column alert_position.verification_id is 'the last verification that was looked at';
comment on column alert_position.summary_day is 'the UTC day of tape time that is not summed up yet';
