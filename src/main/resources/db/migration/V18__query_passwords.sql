-- How often a query password was set, whether it is still the one that an agency gave, and the call that
-- set it, which is told of it again where its server died. A credential without a row here was set once,
-- by its person. Beside credential and not in it, whose columns a backup or a caller would hold fast.
create table password_change (
    person bigint primary key,
    version integer not null,
    is_initial boolean not null,
    set_by_call varchar(150)
);
