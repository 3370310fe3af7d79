package org.hotline12333.insurance.intake;

import org.hotline12333.store.database.DatabaseAddress;

class H2OwnConnectionsTest extends OwnConnectionsContract {
    @Override
    DatabaseAddress emptyAddress() {
        return new DatabaseAddress(
                "jdbc:h2:file:"
                        + folder.resolve("store")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "hotline",
                "");
    }

    @Override
    long sessions() {
        return store.sql()
                .sql("select count(*) from information_schema.sessions")
                .query(Long.class)
                .single();
    }
}
