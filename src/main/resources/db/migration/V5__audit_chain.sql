-- The chain of the audit. A row of enquiry_audit is signed when it is written and never changed, so its
-- place in the chain is a row of its own, added a moment later: nobody who asks waits for it.

-- Digits by chance, then a MAC over them and what the row says; none in rows from before the chain.
alter table enquiry_audit add column mac varchar(48);

-- Position by position, without a gap: the hash is over the one before it, the row's id and its mac.
create table audit_link (
    position bigint primary key,
    row_id bigint not null unique,
    sealing_key varchar(16) not null references sealing_key (id),
    hash varchar(64) not null
);

-- Both ends of the chain, signed; one row. Links up to position removed were removed in time. Rows
-- with an id up to older were there before the chain.
create table audit_head (
    id smallint primary key check (id = 1),
    links bigint not null,
    hash varchar(64) not null,
    removed bigint not null,
    removed_hash varchar(64) not null,
    older bigint not null,
    sealing_key varchar(16) references sealing_key (id),
    mac varchar(64)
);
insert into audit_head (id, links, hash, removed, removed_hash, older)
select 1, 0, '', 0, '', coalesce(max(id), 0) from enquiry_audit;
