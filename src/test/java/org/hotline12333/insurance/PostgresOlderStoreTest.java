package org.hotline12333.insurance;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresOlderStoreTest extends OlderStoreContract {
    private static @Nullable TestPostgres server;

    @BeforeAll
    static void start() {
        server = TestPostgres.start();
    }

    @Override
    DataSource emptyDatabase() {
        return java.util.Objects.requireNonNull(server).emptyDatabase();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }
}
