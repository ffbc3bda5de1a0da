-- What trouble people were told of, so that who goes on does not say it again, and says its end.

alter table alert_position add column told text not null default '';
comment on column alert_position.told is
  'sources of trouble that is not over: venues, tape, ledger, with spaces between';
