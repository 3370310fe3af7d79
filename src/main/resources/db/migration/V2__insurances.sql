-- 1 pension, 2 medical, 3 unemployment, 4 work injury, 5 maternity.

create table enrolment (
    person bigint not null references person (id),
    insurance smallint not null check (insurance between 1 and 5),
    scheme varchar(10) not null check (scheme in ('EMPLOYEE', 'RESIDENT')),
    status varchar(10) not null check (status in ('PAYING', 'SUSPENDED', 'RETIRED')),
    months_paid integer not null,
    months_in_row integer not null,
    primary key (person, insurance)
);

create table pension_account (
    person bigint primary key references person (id),
    balance bigint not null
);

create table medical_account (
    person bigint primary key references person (id),
    balance bigint not null,
    credited_this_month bigint not null,
    spent_this_year bigint not null
);

create table contribution (
    person bigint not null references person (id),
    insurance smallint not null check (insurance between 1 and 5),
    for_month date not null,
    base bigint not null,
    personal bigint not null,
    employer bigint not null,
    credited boolean not null,
    primary key (person, insurance, for_month)
);

create table pension_payment (
    person bigint not null references person (id),
    for_month date not null,
    amount bigint not null,
    paid_on date not null,
    account_tail varchar(4) not null,
    primary key (person, for_month)
);

create table unemployment_benefit (
    person bigint primary key references person (id),
    monthly_amount bigint not null,
    months_left integer not null,
    last_paid_on date
);

-- The labour-capacity grade found after a work injury.
create table labour_capacity (
    person bigint primary key references person (id),
    grade smallint not null check (grade between 1 and 10)
);
