-- How far a market's data could be trusted when something was done there: GOOD, FAIR, POOR or UNUSABLE.

alter table ledger_order add column grade text;
comment on column ledger_order.grade is
  'of the market when the order reached it; null on its way, and for orders from before grades';

alter table trade add column entry_grade text;
comment on column trade.entry_grade is 'of the market when it was bought; null for trades from before grades';

alter table trade add column exit_grade text;
comment on column trade.exit_grade is
  'of the market when the last contract was sold; null while open, if the venue paid it out, and for trades from before grades';
