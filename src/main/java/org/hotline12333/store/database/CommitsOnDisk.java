package org.hotline12333.store.database;

import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions of an embedded database, which of itself writes what is committed up to half a
 * second later: here it lies on the disk when the commit returns, as with PostgreSQL.
 */
public final class CommitsOnDisk extends JdbcTransactionManager {
    private final JdbcTemplate jdbc;

    private CommitsOnDisk(DataSource source) {
        super(source);
        jdbc = new JdbcTemplate(source);
    }

    /**
     * Transactions that are on the disk when they are committed, whichever database it is.
     *
     * @throws org.springframework.dao.DataAccessException where the database does not answer
     */
    public static PlatformTransactionManager of(DataSource source) {
        return DatabaseAddress.delaysCommits(url(source))
                ? new CommitsOnDisk(source)
                : new JdbcTransactionManager(source);
    }

    /** What the driver says that it has opened. */
    static String url(DataSource source) {
        return Objects.requireNonNullElse(
                new JdbcTemplate(source)
                        .execute(
                                (ConnectionCallback<String>)
                                        connection -> connection.getMetaData().getURL()),
                "");
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
        if (!status.isReadOnly()) {
            jdbc.execute("checkpoint sync");
        }
    }
}
