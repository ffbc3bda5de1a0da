-- Double entry. Every movement of an account's money is one row of posting, whose amounts over the account's books sum to
-- zero; balance is what the rows sum to, kept by the database itself; and at each commit the account's own figures must agree.

create table posting (
  id          text primary key,
  account     text not null,
  kind        text not null,
  trade_id    text,
  order_id    text,
  fill_number integer,
  cash        numeric(18,6) not null,
  positions   numeric(18,6) not null,
  fees        numeric(18,6) not null,
  realised    numeric(18,6) not null,
  capital     numeric(18,6) not null,
  time_ms     bigint not null,
  tape_offset bigint not null,
  constraint posting_sums_to_zero check (cash + positions + fees + realised + capital = 0)
);
create index posting_time on posting (account, time_ms);
comment on table posting is 'every movement of money as a double entry; rows are never changed or deleted';
comment on column posting.id is 'TRADE/NUMBER of the fill that moved it; ACCOUNT/opening for what an account began with';
comment on column posting.kind is 'ENTRY, EXIT, SETTLEMENT and other kinds of fills; OPENING; BROUGHT_FORWARD for what moved before there were postings';
comment on column posting.cash is 'dollars added to cash at hand';
comment on column posting.positions is 'dollars added to what the contracts held did cost, without fees';
comment on column posting.fees is 'dollars added to fees paid';
comment on column posting.realised is 'dollars: a gain before fees is negative, a loss positive';
comment on column posting.capital is 'dollars: what the account began with is negative';
comment on column posting.time_ms is 'milliseconds of tape time since 1970-01-01T00:00:00Z';
comment on column posting.tape_offset is 'the tape event being processed when it was posted';

create view posting_leg as
  select p.id, p.account, p.kind, leg.book, leg.amount, p.time_ms, p.tape_offset
  from posting p
  cross join lateral (values
    ('CASH', p.cash), ('POSITIONS', p.positions), ('FEES', p.fees), ('REALISED', p.realised), ('CAPITAL', p.capital)
  ) as leg (book, amount)
  where leg.amount <> 0;
comment on view posting_leg is 'postings leg by leg';

create table balance (
  account   text primary key,
  cash      numeric(18,6) not null,
  positions numeric(18,6) not null,
  fees      numeric(18,6) not null,
  realised  numeric(18,6) not null,
  capital   numeric(18,6) not null,
  constraint balance_sums_to_zero check (cash + positions + fees + realised + capital = 0)
);
comment on table balance is 'dollars in each book of each account: the sum of its postings, kept by a trigger';

create function post_to_balance() returns trigger language plpgsql as $$
begin
  insert into balance as b (account, cash, positions, fees, realised, capital)
  select p.account, sum(p.cash), sum(p.positions), sum(p.fees), sum(p.realised), sum(p.capital)
  from posted p group by p.account
  on conflict (account) do update set cash = b.cash + excluded.cash, positions = b.positions + excluded.positions,
    fees = b.fees + excluded.fees, realised = b.realised + excluded.realised, capital = b.capital + excluded.capital;
  return null;
end $$;
create trigger posting_moves_balance after insert on posting
  referencing new table as posted for each statement execute function post_to_balance();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is never changed by hand: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger posting_is_append_only before update or delete or truncate on posting
  for each statement execute function refuse_change();
create trigger balance_follows_postings before insert or update on balance
  for each statement when (pg_trigger_depth() = 0) execute function refuse_change();
create trigger balance_is_kept before delete or truncate on balance
  for each statement execute function refuse_change();

-- Accounts from before there were postings.
alter table account add column open_cost numeric(18,6);
update account a set open_cost = (
  select coalesce(sum(t.cost - div(t.cost * coalesce(s.sold, 0) * 1000000, t.quantity) / 1000000), 0)
  from trade t
  left join lateral (
    select sum(f.quantity) as sold from fill f where f.trade_id = t.id and f.kind <> 'ENTRY'
  ) s on true
  where t.account = a.account and t.status <> 'CLOSED');
alter table account alter column open_cost set not null;
comment on column account.open_cost is 'dollars: what the contracts held did cost, without fees';
comment on column account.open_outlay is 'dollars spent on open trades, fees included, and not come back';

insert into posting (id, account, kind, cash, positions, fees, realised, capital, time_ms, tape_offset)
select a.account || '/opening', a.account, 'BROUGHT_FORWARD', a.cash, a.open_cost, a.fees,
  a.initial_cash - a.cash - a.open_cost - a.fees, -a.initial_cash, coalesce(p.tape_time_ms, 0), coalesce(p.tape_offset, -1)
from account a left join stream_position p on true;

alter table account add constraint account_adds_up check (initial_cash + trade_pnl = cash + open_outlay);

alter table account add column halted_offset bigint;
alter table account add column halted_ms bigint;
alter table account add column halted_why text;
comment on column account.halted_offset is 'the tape event at which the account''s money did not add up; null while it does';
comment on column account.halted_why is 'a sentence with the figures';

create index trade_at_stake on trade (account) where outlay <> 0;

-- At each commit, whatever was written in whatever order.
create function require_agreement() returns trigger language plpgsql as $$
declare
  name text := coalesce(new.account, old.account);
  a account;
  b balance;
  at_stake numeric;
begin
  select * into a from account where account = name;
  select * into b from balance where account = name;
  select coalesce(sum(outlay), 0) into at_stake from trade where account = name and outlay <> 0;
  if (a.cash, a.open_cost, a.fees, -a.initial_cash) is distinct from (b.cash, b.positions, b.fees, b.capital) then
    raise exception
      'account % has cash %, cost of positions %, fees %, initial cash %, but its postings say %, %, %, %',
      name, a.cash, a.open_cost, a.fees, a.initial_cash, b.cash, b.positions, b.fees, -b.capital
      using errcode = 'integrity_constraint_violation';
  end if;
  if coalesce(a.open_outlay, 0) <> at_stake then
    raise exception 'account % has an outlay of open trades of %, but its trades say %', name, a.open_outlay, at_stake
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger account_agrees_with_postings
  after insert or update or delete on account deferrable initially deferred
  for each row execute function require_agreement();
create constraint trigger postings_agree_with_account
  after insert or update on balance deferrable initially deferred
  for each row execute function require_agreement();
create constraint trigger trades_agree_with_account
  after insert or update of outlay or delete on trade deferrable initially deferred
  for each row execute function require_agreement();
