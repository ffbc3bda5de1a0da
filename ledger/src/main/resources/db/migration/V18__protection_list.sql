-- Protections that tripped or ended, the latest first, all and by account.
create index protection_event_by_time on protection_event (time_ms, tape_offset, account, protection, instance, kind);
create index protection_event_of_account on protection_event (account, time_ms, tape_offset, protection, instance, kind);
