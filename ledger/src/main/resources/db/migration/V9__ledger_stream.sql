-- The outbox keeps the latest published entries, so that readers of the stream can resume.

create table outbox_progress (
  id           smallint primary key default 1 check (id = 1),
  published_id bigint not null,
  forgotten_id bigint not null,
  check (forgotten_id <= published_id)
);
comment on table outbox is
  'committed entries in the order of their ids; those that topic ledger has stay for a while for readers of the stream';
comment on column outbox_progress.published_id is 'topic ledger has all entries up to this one';
comment on column outbox_progress.forgotten_id is 'entries up to this one are deleted';

insert into outbox_progress (published_id, forgotten_id)
select before, before from (
  select coalesce((select min(id) - 1 from outbox),
    pg_sequence_last_value(pg_get_serial_sequence('outbox', 'id')::regclass), 0) as before) now;

-- An account's closed trades, for its equity curve and its comparison with another.
create index trade_account_closed on trade (account, closed_ms, id) where status = 'CLOSED';

-- Entry orders that got nothing, for the fill rate.
create index ledger_order_missed on ledger_order (decided_ms) where kind = 'ENTRY' and filled = 0;
