package org.hotline12333.store.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * New connections for a pool, which of itself, when a database has been away for a while, tries
 * only every five seconds. A database that has answered once is tried until it answers again.
 */
final class Reconnecting extends DelegatingDataSource {
    private static final Duration TRY_EVERY = Duration.ofMillis(250);

    private volatile boolean hasAnswered;
    private volatile @Nullable SQLException away;

    Reconnecting(DataSource source) {
        super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            try {
                Connection connection = super.getConnection();
                hasAnswered = true;
                away = null;
                return connection;
            } catch (SQLException fault) {
                away = fault;
                if (!hasAnswered || !DatabaseFault.of(fault).losesConnections()) {
                    throw fault;
                }
                pause(fault);
            }
        }
    }

    private static void pause(SQLException fault) throws SQLException {
        try {
            Thread.sleep(TRY_EVERY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw fault;
        }
    }

    /**
     * The same, said by who waited for a connection in vain, with the reason that there is none.
     */
    SQLException because(SQLException inVain) {
        SQLException why = away;
        return why == null || inVain.getSQLState() != null
                ? inVain
                : new SQLTransientConnectionException(
                        inVain.getMessage(), why.getSQLState(), inVain);
    }

    /** The pool says how long it wants to wait; the drivers listen here alone. */
    @Override
    public void setLoginTimeout(int seconds) {
        DriverManager.setLoginTimeout(seconds);
    }

    /** So long a pool that is closed waits for the connection that is just being made. */
    @Override
    public int getLoginTimeout() {
        return DriverManager.getLoginTimeout();
    }
}
