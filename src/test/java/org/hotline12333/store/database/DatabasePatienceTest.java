package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller waits for a database that has no connection left, or does not come to an end. */
@Timeout(60)
class DatabasePatienceTest {
    private static final Duration MOST = Duration.ofSeconds(3);

    /** Machines that run tests are busy. */
    private static final Duration LEEWAY = Duration.ofSeconds(5);

    /** Ten seconds, in pieces between which H2 looks whether it is to go on. */
    private static final String SLOW = "select sleep(5) from system_range(1, 2000)";

    private final HikariDataSource pool =
            new DatabaseAddress("jdbc:h2:mem:" + UUID.randomUUID(), "hotline", "").pool();
    private final Database database = Database.of(pool);

    @Test
    void aStatementIsGivenUpWithinATransactionAndAlone() {
        database.jdbc().execute("create alias sleep for \"java.lang.Thread.sleep(long)\"");

        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() ->
                        database.transactions().inOne(() -> database.jdbc().queryForList(SLOW)));
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> Transactions.alone(() -> database.jdbc().queryForList(SLOW)));
        pool.close();
    }

    @Test
    void aConnectionIsWaitedForNoLonger() throws Exception {
        for (int taken = 0; taken < pool.getMaximumPoolSize(); taken++) {
            var _ = pool.getConnection();
        }
        long before = System.nanoTime();

        assertThatExceptionOfType(SQLTransientConnectionException.class)
                .isThrownBy(pool::getConnection);

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(MOST.minusMillis(100), MOST.plus(LEEWAY));
        pool.close();
    }
}
