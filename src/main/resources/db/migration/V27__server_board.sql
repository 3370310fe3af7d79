-- What each server over this store has now, as it says itself: how many calls, and which, while somebody
-- looks at some console. Nothing of it outlasts the server for long.
create table server_board (
    id varchar(36) primary key,
    name varchar(80) not null,
    at timestamp with time zone not null,
    -- When somebody looked at the console of this server; empty before anybody has.
    looked_at timestamp with time zone,
    board text not null
);
