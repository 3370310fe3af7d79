package org.hotline12333.draft;

import java.util.Objects;
import javax.sql.DataSource;
import org.hotline12333.insurance.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresDraftTest extends DraftContract {
    private static @Nullable TestPostgres server;

    @BeforeAll
    static void start() {
        server = TestPostgres.start();
    }

    @Override
    DataSource emptyDatabase() {
        return Objects.requireNonNull(server).emptyDatabase();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }
}
