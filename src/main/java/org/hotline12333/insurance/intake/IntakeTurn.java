package org.hotline12333.insurance.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.hotline12333.store.database.DatabaseFault;

/**
 * One intake at a time, whichever machine it runs on: a locked row, which is free again when the
 * connection ends, however that comes.
 */
final class IntakeTurn implements AutoCloseable {
    private final Connection connection;

    private IntakeTurn(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the turn.
     *
     * @throws IllegalStateException where another one has it
     */
    static IntakeTurn take(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                    statement.execute("set local idle_in_transaction_session_timeout = 0");
                }
                statement.execute("select id from intake_turn where id = 1 for update nowait");
            }
            return new IntakeTurn(connection);
        } catch (SQLException fault) {
            connection.close();
            if (DatabaseFault.of(fault) == DatabaseFault.LOCKED) {
                throw new IllegalStateException(
                        "another delivery is being taken in: wait until that has ended");
            }
            throw fault;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
