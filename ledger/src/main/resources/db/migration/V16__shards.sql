-- Whose ledger this is: a schema holds that of one shard, and no other shard's may be mixed into it.

create table ledger_shard (
  id     integer primary key default 1 check (id = 1),
  shard  integer not null check (shard >= 0),
  shards integer not null check (shards > shard)
);
comment on table ledger_shard is 'which shard of how many this ledger is that of; settled when it is begun';

-- What was begun before there were shards is that of the only one.
insert into ledger_shard (shard, shards) select 0, 1 from stream_position;
