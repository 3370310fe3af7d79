-- Calls are found from the newest on, by the order of their ids; by their ending, of which a fault is rare;
-- and by the hours in which a place or a way was passed, which the counts of traffic know.
create index call_log_end_kind on call_log (end_kind, id);
create index traffic_name on traffic (kind, name, since);

-- What calls were led by: dialplans, hours, announcements, topics and texts as files, zipped, without the
-- sounds. A dialplan has a row for each time that it led calls with other files than before; it goes when no
-- call of the log was led by it.
create table kept_release (
    dialplan varchar(12) not null,
    since timestamp with time zone not null,
    -- Of the files.
    print varchar(64) not null,
    files bytea not null,
    primary key (dialplan, since)
);
create index call_log_dialplan on call_log (dialplan);
