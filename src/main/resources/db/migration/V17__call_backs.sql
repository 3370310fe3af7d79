-- How it stands with calling somebody back: claimed so often, dialled so often without an answer by the
-- person, not again before then, and what came of the last time.
alter table ticket add column call_claims integer default 0 not null;
alter table ticket add column call_tries integer default 0 not null;
alter table ticket add column call_next_at timestamp with time zone;
alter table ticket add column call_result varchar(12);
create index ticket_call_day on ticket (call_day);
-- In which language whoever wished it spoke.
alter table ticket add column call_language varchar(16);
