-- How often a query password was set, whether it is still the one that an agency gave, and the call
-- that set it, which is told of it again where its server died.
alter table credential add column version integer default 1 not null;
alter table credential add column is_initial boolean default false not null;
alter table credential add column set_by_call varchar(150);
