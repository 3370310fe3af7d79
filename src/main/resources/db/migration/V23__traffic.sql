-- How calls went, by the hour in which the hotline got them: counts alone, and nothing of who called.
-- Written with the calls that are counted, and kept when those are removed.
create table traffic (
    since timestamp with time zone not null,
    -- BEGUN: calls; MINUTE: the same by minute of the hour, for some days; ASKED: places at which
    -- something was asked; WAY: ways taken; LEFT: places at which a caller hung up who had no answer;
    -- OUTCOME: what came of calls.
    kind varchar(10) not null,
    name varchar not null,
    times bigint not null,
    primary key (since, kind, name)
);
