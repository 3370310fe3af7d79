-- Which insurances there are is the code's to say. Nobody named this check: the first name is PostgreSQL's
-- for it, the second H2's. No table is touched that callers hear of, so none of them waits for it.
alter table delivery_sum drop constraint if exists delivery_sum_insurance_check;
alter table delivery_sum drop constraint if exists "CONSTRAINT_28A";
