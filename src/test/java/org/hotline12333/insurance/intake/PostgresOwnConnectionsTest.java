package org.hotline12333.insurance.intake;

import java.util.Objects;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.store.database.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresOwnConnectionsTest extends OwnConnectionsContract {
    private static @Nullable TestPostgres server;

    @BeforeAll
    static void start() {
        server = TestPostgres.start();
    }

    private static TestPostgres server() {
        return Objects.requireNonNull(server);
    }

    @Override
    DatabaseAddress emptyAddress() {
        return server().emptyAddress();
    }

    @Override
    long sessions() {
        return store.sql()
                .sql(
                        "select count(*) from pg_stat_activity where backend_type = 'client backend'"
                                + " and datname = current_database()")
                .query(Long.class)
                .single();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }
}
