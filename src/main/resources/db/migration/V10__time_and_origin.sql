-- What the servers take for the time, and whether they doubt it; one row, signed for this database. A
-- clock that is wrong at the next start shows by it.
create table time_seen (
    id smallint primary key check (id = 1),
    seen_at timestamp with time zone not null,
    -- How far the machine's clock is from that, and since when; while it is doubted.
    ahead_ms bigint,
    doubted_since timestamp with time zone,
    server varchar(80) not null,
    sealing_key varchar(16) not null,
    mac varchar(64) not null
);

-- Which database this is, by chance. Rows of the audit behind bound_after are signed for it alone.
alter table audit_head add column database_id varchar(32);
alter table audit_head add column bound_after bigint;
-- When rows were last removed; how late the latest of all of them was written; and when that one went.
alter table audit_head add column removed_at timestamp with time zone;
alter table audit_head add column removed_newest timestamp with time zone;
alter table audit_head add column removed_newest_at timestamp with time zone;

-- Removed by a range of it, some at a time.
create index opened_state_good_until on opened_state (good_until);
