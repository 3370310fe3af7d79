-- Numbers that matched count until the password is right: when that was last, and from which telephone,
-- so that a right password takes back nothing that was counted elsewhere.
alter table lock_out add column matched_at timestamp with time zone;
alter table lock_out add column matched_by varchar(32);

-- Rows that say nothing any more are found by how many tries they count and when the last one was.
create index lock_out_says_nothing on lock_out (verified_at, wrong_tries, touched_at);
drop index lock_out_touched_at;

-- When the first try of a telephone was held off in its window; those after it write nothing.
alter table throttle add column held_off_at timestamp with time zone;
