-- Names of employers and hospitals, each with its sound: A-law, 8,000 bytes a second. Whose name it is stands
-- in sealed records alone. One without a sound is left out of what callers hear.
create table spoken_name (
    -- The beginning of the name's SHA-256, in hex.
    id varchar(32) primary key,
    name varchar(60) not null,
    -- 0 waits for its sound, 1 has it, 2 cannot be said.
    state smallint not null,
    sound bytea
);
create index spoken_name_state on spoken_name (state, id);
