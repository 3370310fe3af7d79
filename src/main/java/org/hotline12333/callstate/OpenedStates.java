package org.hotline12333.callstate;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.store.database.CommitsOnDisk;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The states of calls that were opened on any server of one database, so that none is opened twice.
 * While the database is away a state opens all the same: nothing can be asked then, and the caller
 * is kept.
 */
public final class OpenedStates implements SealedState.Once {
    private final RateLimitedLog complaints = new RateLimitedLog(System::nanoTime);

    private static final int REMOVED_AT_ONCE = 1_000;

    /** A server whose time is behind may open a state for so long after it is past its time. */
    private static final Duration SERVERS_DIFFER = Duration.ofHours(1);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    public OpenedStates(DataSource database) {
        sql = JdbcClient.create(database);
        transaction = new TransactionTemplate(CommitsOnDisk.of(database));
    }

    @Override
    public boolean first(String nonce, Instant goodUntil) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> isNew(nonce, goodUntil)));
        } catch (DataAccessException | TransactionException away) {
            complaints.about(
                    "whether a call's state was used before is not known",
                    away.getClass().getSimpleName());
            return true;
        }
    }

    /**
     * Removes some that could not be opened any more; says how many.
     *
     * @throws DataAccessException where the database does not answer
     */
    public int removeBefore(Instant now) {
        OffsetDateTime limit = now.minus(SERVERS_DIFFER).atOffset(ZoneOffset.UTC);
        Integer removed =
                transaction.execute(_ ->
                        sql
                                .sql(
                                        """
                                        select nonce from opened_state where good_until < ?
                                        order by good_until limit ?
                                        """)
                                .params(limit, REMOVED_AT_ONCE)
                                .query(String.class)
                                .list()
                                .stream()
                                .mapToInt(this::remove)
                                .sum());
        return removed == null ? 0 : removed;
    }

    private int remove(String nonce) {
        return sql.sql("delete from opened_state where nonce = ?").param(nonce).update();
    }

    private boolean isNew(String nonce, Instant goodUntil) {
        return sql.sql(
                                """
                                insert into opened_state (nonce, good_until)
                                values (?, ?) on conflict do nothing
                                """)
                        .params(nonce, goodUntil.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
