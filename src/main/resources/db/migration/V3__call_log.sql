-- What happened in each call: ids of texts, ways and keys, and never a figure or a secret. Not who
-- called: the audit of enquiries has the number, sealed, under the same call_id.

-- One row for each time that the hotline had the call: a caller whom no agent answers comes back.
create table call_log (
    id uuid primary key,
    call_id varchar(150) not null,
    dialled varchar not null,
    dialplan varchar(12) not null,
    began_at timestamp with time zone not null,
    -- Of a call under way, or one whose end was lost, there is none.
    ended_after_ms bigint,
    end_kind varchar(20),
    queue varchar,
    created_at timestamp with time zone not null
);
create index call_log_call_id on call_log (call_id, began_at);
create index call_log_created_at on call_log (created_at);

-- Without a reference to the call, so that what was lost on the way keeps nothing else out.
-- Lists have a comma between; times are counted from the call's beginning.
create table call_log_step (
    call uuid not null,
    number integer not null,
    at_ms bigint not null,
    kind varchar(10) not null check (kind in ('QUESTION', 'SUBMISSION', 'PASSING', 'FAREWELL')),
    place varchar not null,
    language varchar(10) not null,
    texts varchar not null,
    answered_at_ms bigint,
    keys varchar(40) not null,
    key_count smallint not null,
    key_end varchar(10) not null,
    service varchar not null,
    outcome varchar not null,
    ways varchar not null,
    created_at timestamp with time zone not null,
    primary key (call, number)
);
create index call_log_step_created_at on call_log_step (created_at);
