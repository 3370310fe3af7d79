package org.hotline12333.insurance.records;

import org.hotline12333.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is on record of one person, all of it as of one moment. */
public final class PersonRecords {
    private final JdbcClient sql;
    private final PersonId person;
    private final DataDates dates;

    PersonRecords(JdbcClient sql, PersonId person, DataDates dates) {
        this.sql = sql;
        this.person = person;
        this.dates = dates;
    }

    /** The months that the records cover. */
    DataDates dates() {
        return dates;
    }

    /** A statement whose first parameter is the person. */
    JdbcClient.StatementSpec select(String statement) {
        return sql.sql(statement).param(person.value());
    }

    /** A row that must be there is not. */
    IllegalStateException without(String row) {
        return new IllegalStateException("no " + row + ": " + person);
    }
}
