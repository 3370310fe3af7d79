package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Optional;
import org.hotline12333.insurance.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the time that a statement may take costs each of them. */
@Timeout(60)
class CancelTimerTest {
    private static final int STATEMENTS = 2_000;

    @Test
    void aStatementWakesNobodyToWatchIt() {
        try (TestPostgres server = TestPostgres.start();
                StoreSource source =
                        StoreSource.open(server.emptyAddress(), Optional.empty(), true)) {
            Database database = Database.of(source);
            database.sql().sql("select 1").query(Integer.class).single();
            long before = wakings();

            for (int i = 0; i < STATEMENTS; i++) {
                database.sql().sql("select 1").query(Integer.class).single();
            }

            assertThat(wakings() - before).isLessThan(STATEMENTS / 4);
        }
    }

    /** How often the driver's timer has gone to sleep. */
    private static long wakings() {
        return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().startsWith("PostgreSQL-JDBC"))
                .mapToLong(ThreadInfo::getWaitedCount)
                .sum();
    }
}
