-- States of calls that were opened, by the nonce that sealed them: none is opened twice, on whichever
-- server. A row goes when its state could not be opened any more.
create table opened_state (
    nonce varchar(16) primary key,
    good_until timestamp with time zone not null
);
