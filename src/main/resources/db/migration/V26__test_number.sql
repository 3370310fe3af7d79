-- The draft that testers' telephones hear: at most one, and as it was when somebody put it there.
create table draft_on_number (
    draft bigint primary key,
    name varchar(80) not null,
    put_by varchar(20) not null,
    put_at timestamp with time zone not null,
    ends_at timestamp with time zone not null
);
create table draft_on_number_file (
    draft bigint not null,
    path varchar(200) not null,
    text varchar,
    begun_from varchar(64) not null,
    primary key (draft, path)
);
