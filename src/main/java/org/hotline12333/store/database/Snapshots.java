package org.hotline12333.store.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Work that reads, and sees the whole database as it is at its first read. What H2 calls repeatable
 * read is a snapshot of each table by itself, so that it is told more.
 */
public final class Snapshots {
    private Snapshots() {}

    /** Transactions that only read, each as of its first read, and as long as they like. */
    public static Transactions reading(DataSource source) {
        return Transactions.reading(
                new JdbcTransactionManager(source),
                isServer(new JdbcTemplate(source))
                        ? TransactionDefinition.ISOLATION_REPEATABLE_READ
                        : TransactionDefinition.ISOLATION_SERIALIZABLE);
    }

    private static boolean isServer(JdbcTemplate jdbc) {
        return "PostgreSQL"
                .equals(
                        jdbc.execute(
                                (ConnectionCallback<String>)
                                        connection ->
                                                connection.getMetaData().getDatabaseProductName()));
    }
}
