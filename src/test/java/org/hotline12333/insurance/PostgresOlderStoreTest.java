package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    /**
     * A server of the version before answers calls meanwhile, and a backup reads all that they do.
     */
    @Test
    void mayBeBroughtUpToDateWhileCallersAndABackupReadIt() throws Exception {
        DataSource source = emptyDatabase();
        Flyway.configure().dataSource(source).target("12").load().migrate();
        try (Connection reading = source.getConnection();
                Statement statement = reading.createStatement()) {
            reading.setAutoCommit(false);
            statement.execute(
                    """
                    lock table visible_delivery, delivery, record_a, record_b, person_number,
                        credential, lock_out, throttle, enquiry_audit, call_log in access share mode
                    """);

            int steps =
                    Flyway.configure()
                            .dataSource(source)
                            .initSql("set lock_timeout = '5s'")
                            .load()
                            .migrate()
                            .migrationsExecuted;

            assertThat(steps).isPositive();
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }
}
