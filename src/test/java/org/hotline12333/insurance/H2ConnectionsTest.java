package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool ends each connection after half an hour, also the one by which the tables were made. */
class H2ConnectionsTest {
    private final JdbcDataSource source = new JdbcDataSource();

    @TempDir Path folder;
    private Connection keepsTheDatabase;

    @BeforeEach
    void open() throws SQLException {
        source.setURL(
                "jdbc:h2:mem:"
                        + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        source.setUser("hotline");
        keepsTheDatabase = source.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        keepsTheDatabase.close();
    }

    @Test
    void takesTheNextMonthWhenTheConnectionThatMadeTheTablesIsClosed() {
        StoreUnderTest store = StoreUnderTest.loaded(source, folder.resolve("hotline.key"));

        store.deliver(YearMonth.of(2026, 11), Map.of());

        assertThat(
                        store.sql()
                                .sql("select state from delivery order by id")
                                .query(String.class)
                                .list())
                .containsExactly("BEFORE", "VISIBLE");
    }
}
