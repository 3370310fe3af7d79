-- By which channel somebody asked: it is signed with the row, and their origin is hashed with it. None in
-- rows from before it was written: those are signed without one, and nearly all are the telephone's.
alter table enquiry_audit add column channel varchar(16);
