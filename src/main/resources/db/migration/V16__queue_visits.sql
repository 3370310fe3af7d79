-- What became of a caller in a queue: beside the row of the leg in which the hotline got them back, or
-- beside one of its own where the call was over there. A column more of the call log would wait for
-- whoever reads it, such as a backup.
create table queue_visit (
    call uuid primary key,
    queue varchar(64) not null,
    outcome varchar(32) not null,
    agent varchar(64) not null,
    waited_ms bigint not null,
    talked_ms bigint not null
);
