-- Calls are found from the newest on, by the order of their ids; by their ending, of which a fault is rare;
-- and by the hours in which a place or a way was passed, which the counts of traffic know.
create index call_log_end_kind on call_log (end_kind, id);
create index traffic_name on traffic (kind, name, since);
