package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

/** Over the same pool as the product's: PostgreSQL starts a process for each connection. */
class PostgresRecordStoreTest extends RecordStoreContract {
    private @Nullable EmbeddedPostgres server;
    private @Nullable HikariDataSource pool;

    @Override
    DataSource emptyDatabase() {
        try {
            EmbeddedPostgres started =
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            server = started;
            var settings = new HikariConfig();
            settings.setDataSource(started.getPostgresDatabase());
            HikariDataSource connections = new HikariDataSource(settings);
            pool = connections;
            return connections;
        } catch (IOException | RuntimeException fault) {
            String line = "PostgreSQL tests are skipped: it does not start here, " + fault;
            System.err.println(line);
            throw new TestAbortedException(line);
        }
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isAwayWhenAStatementTakesTooLong() throws SQLException {
        PersonId person = fresh().id(TestPeople.PAYING);
        try (Connection other = fresh().source().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table enquiry_audit in exclusive mode");

            assertThatExceptionOfType(RecordStoreAwayException.class)
                    .isThrownBy(
                            () -> fresh().enquiries().pension(person, StoreUnderTest.calling("")));
            other.rollback();
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (pool != null) {
            pool.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
