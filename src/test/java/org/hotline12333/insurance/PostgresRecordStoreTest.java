package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.hotline12333.callstate.UsedStates;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over the same pool as the product's: PostgreSQL starts a process for each connection. */
class PostgresRecordStoreTest extends RecordStoreContract {
    private @Nullable TestPostgres server;
    private @Nullable HikariDataSource pool;

    @Override
    DataSource emptyDatabase() {
        TestPostgres started = TestPostgres.start();
        server = started;
        var settings = new HikariConfig();
        settings.setDataSource(started.source());
        HikariDataSource connections = new HikariDataSource(settings);
        pool = connections;
        return connections;
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

    /** A caller who comes back has heard nothing yet, and is kept. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aStateOpensWhenItTakesTooLongToSayWhetherItDidBefore() throws SQLException {
        UsedStates states = new UsedStates(Database.of(fresh().source()));
        try (Connection other = fresh().source().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table opened_state in exclusive mode");

            assertThat(states.first("a", Instant.EPOCH)).isTrue();
            other.rollback();
        }
    }

    @Test
    void whatLastsForgetsNothingAtOnce() {
        assertThatIllegalStateException().isThrownBy(() -> fresh().store().forgetCallers());
        assertThatIllegalStateException()
                .isThrownBy(() -> new UsedStates(Database.of(fresh().source())).forgetAll());
    }

    @AfterAll
    void stop() {
        if (pool != null) {
            pool.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
