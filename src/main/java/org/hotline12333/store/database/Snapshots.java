package org.hotline12333.store.database;

import java.sql.ResultSet;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Work that sees the whole database as it is at its first read, and may write. A server is told so
 * together with that read, in one trip; its driver would make three more, to ask for the level, to
 * set it and to put it back. H2 is told by its driver, without a trip; what it calls repeatable
 * read is a snapshot of each table by itself, so that it is told more.
 */
public final class Snapshots {
    private static final String AS_OF_NOW = "set transaction isolation level repeatable read; ";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final String before;

    public Snapshots(Database database) {
        jdbc = database.jdbc();
        boolean isServer = isServer(jdbc);
        before = isServer ? AS_OF_NOW : "";
        transactions =
                isServer
                        ? database.transactions()
                        : database.transactions()
                                .isolated(TransactionDefinition.ISOLATION_SERIALIZABLE);
    }

    /** Transactions that only read, each as of its first read, and as long as they like. */
    public static Transactions reading(DataSource source) {
        return Transactions.reading(new JdbcTransactionManager(source))
                .isolated(
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

    /**
     * Work as of the first read. Throws {@link RecordStoreAwayException}, and nothing else of the
     * database's.
     */
    public <F, T> T from(String read, ResultSetExtractor<F> extractor, Function<F, T> work) {
        return transactions.inOne(() -> work.apply(first(read, extractor)));
    }

    private <F> F first(String read, ResultSetExtractor<F> extractor) {
        return Objects.requireNonNull(
                jdbc.execute(
                        before + read,
                        (PreparedStatementCallback<F>)
                                statement -> {
                                    boolean isRead = statement.execute();
                                    while (!isRead && statement.getUpdateCount() >= 0) {
                                        isRead = statement.getMoreResults();
                                    }
                                    try (ResultSet rows = statement.getResultSet()) {
                                        return extractor.extractData(rows);
                                    }
                                }));
    }
}
