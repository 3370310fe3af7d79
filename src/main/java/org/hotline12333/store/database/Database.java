package org.hotline12333.store.database;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ways into one database, all with the same patience. Nothing in it knows what the tables mean.
 *
 * @param source its connections
 * @param transactions work that happens as a whole or not at all
 */
public record Database(
        DataSource source, JdbcTemplate jdbc, JdbcClient sql, Transactions transactions) {
    /** The longest that a caller waits for one transaction; then the database counts as away. */
    static final Duration TRANSACTION_MAX = Duration.ofSeconds(3);

    /** For what a caller waits for. */
    public static Database of(DataSource source) {
        return of(source, TRANSACTION_MAX);
    }

    /** The same, for work that no caller waits for. */
    public Database patient() {
        return of(new PatientSource(source), PatientSource.STATEMENT_MAX);
    }

    /** Before all of something is deleted: only in a database that ends with this process. */
    public void requireInMemory() {
        if (!DatabaseAddress.isInMemory(CommitsOnDisk.url(source))) {
            throw new IllegalStateException("only a database in memory forgets everything");
        }
    }

    private static Database of(DataSource source, Duration most) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout((int) most.toSeconds());
        return new Database(
                source,
                jdbc,
                JdbcClient.create(jdbc),
                new Transactions(CommitsOnDisk.of(source), most));
    }
}
