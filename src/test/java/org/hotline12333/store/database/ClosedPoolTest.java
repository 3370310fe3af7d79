package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool that is closed while a connection that nobody needs any more is still being made. */
class ClosedPoolTest {
    private final List<Connection> made = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    /** A database whose second connection takes its time. */
    private final class Slow extends DelegatingDataSource {
        Slow(JdbcDataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (!made.isEmpty()) {
                waitForTheTest();
            }
            Connection connection = super.getConnection();
            made.add(connection);
            return connection;
        }

        private void waitForTheTest() throws SQLException {
            begun.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException interrupted) {
                throw new SQLException(interrupted);
            }
        }
    }

    @Test
    @Timeout(20)
    void leavesNoConnectionBehind() throws Exception {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        database.setUser("hotline");
        StoreSource source = StoreSource.beside(new Slow(database), 2);
        Connection first = source.getConnection();
        Thread asking = Thread.ofVirtual().start(() -> askBriefly(source));
        begun.await();
        first.close();
        asking.join();

        Thread closing = Thread.ofPlatform().start(source::close);
        while (!Set.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED)
                .contains(closing.getState())) {
            Thread.onSpinWait();
        }
        mayGoOn.countDown();
        closing.join();

        while (made.size() < 2) {
            Thread.onSpinWait();
        }
        assertThat(made).hasSize(2).allSatisfy(each -> assertThat(each.isClosed()).isTrue());
    }

    private static void askBriefly(StoreSource source) {
        try {
            source.getConnection().close();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
