package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.hotline12333.store.database.DatabaseAddress;
import org.hotline12333.store.database.StoreSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool ends each connection after half an hour, but not those by which the tables were made. */
class H2ConnectionsTest {
    private static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    @TempDir Path folder;

    /** Every statement has a connection of its own. */
    @Test
    void takesTheNextMonthWhateverConnectionsAreClosed() {
        DatabaseAddress address =
                new DatabaseAddress(
                        "jdbc:h2:file:" + folder.resolve("hotline") + OPTIONS, "hotline", "");
        try (StoreSource source = StoreSource.open(address, Optional.empty(), true)) {
            Flyway.configure().dataSource(source.lasting()).load().migrate();
            StoreUnderTest store =
                    StoreUnderTest.loaded(address.existing(), folder.resolve("hotline.key"));

            store.deliver(YearMonth.of(2026, 11), Map.of());

            assertThat(
                            store.sql()
                                    .sql("select state from delivery order by id")
                                    .query(String.class)
                                    .list())
                    .containsExactly("BEFORE", "VISIBLE");
        }
    }
}
