package org.hotline12333.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections for work that no caller waits for: reading a whole table, or changing one. A database
 * that has fallen silent is found out all the same, only later. A pool takes its own patience back
 * when the connection returns.
 */
public final class PatientSource extends DelegatingDataSource {
    /** The longest that one statement may take. */
    public static final Duration STATEMENT_MAX = Duration.ofMinutes(10);

    public PatientSource(DataSource source) {
        super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, (int) STATEMENT_MAX.toMillis());
            return connection;
        } catch (SQLException | RuntimeException fault) {
            connection.close();
            throw fault;
        }
    }
}
