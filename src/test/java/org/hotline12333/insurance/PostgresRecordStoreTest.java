package org.hotline12333.insurance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresRecordStoreTest extends RecordStoreContract {
    private static @Nullable EmbeddedPostgres server;
    private static int databases;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException | RuntimeException fault) {
            System.err.println("PostgreSQL tests skipped: it does not start here, " + fault);
            Assumptions.abort("PostgreSQL does not start here: " + fault);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    DataSource emptyDatabase() {
        EmbeddedPostgres running = java.util.Objects.requireNonNull(server);
        String name = "store" + databases++;
        new JdbcTemplate(running.getPostgresDatabase()).execute("create database " + name);
        return running.getDatabase("postgres", name);
    }
}
