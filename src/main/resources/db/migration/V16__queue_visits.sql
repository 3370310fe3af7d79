-- What became of a caller in a queue: in the row of the leg in which the hotline got them back, or in
-- one of its own where the call was over there.
alter table call_log add column visit_queue varchar(64);
alter table call_log add column visit_outcome varchar(32);
alter table call_log add column visit_agent varchar(64);
alter table call_log add column waited_ms bigint;
alter table call_log add column talked_ms bigint;
