-- More than one key. What is sealed names its key already; the key that writes is the one of
-- sealing_key whose first_used_at came last.

-- The key that signed a row, where its caller was sealed anew with another one. No reference: H2
-- makes an index for each, and every enquiry would pay for it.
alter table enquiry_audit add column mac_key varchar(16);

-- Which keys each server holds, with commas between: a new key writes when all hold it.
create table key_holder (
    server varchar(80) primary key,
    held varchar not null,
    seen_at timestamp with time zone not null
);

-- The key under whose hashes a row lies. Without a reference, for the same reason.
alter table lock_out add column sealing_key varchar(16);
update lock_out set sealing_key = (select min(id) from sealing_key);
alter table lock_out alter column sealing_key set not null;
