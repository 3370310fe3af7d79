package org.hotline12333.store.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts of tries that say nothing any more, and their removal: a few rows in each transaction,
 * found by an index. Never part of a verification, which would wait for it and fail with it.
 */
public final class PastTries {
    /** Rows of one transaction. */
    static final int PIECE = 500;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Limits limits;
    private final Instant now;

    public PastTries(Database database, Limits limits, Instant now) {
        jdbc = database.jdbc();
        transactions = database.transactions();
        this.limits = limits;
        this.now = now;
    }

    /** Removes some of them; says how many, none when no more are left. */
    public int forgetSome() {
        int removed = 0;
        List<Integer> counts = counts(-1);
        while (!counts.isEmpty() && removed == 0) {
            int tries = counts.getFirst();
            removed = transactions.inOne(() -> forgetDecayed(tries));
            counts = counts(tries);
        }
        if (removed == 0) {
            removed = transactions.inOne(this::forgetTelephones);
        }
        return removed == 0 ? transactions.inOne(this::forgetWindows) : removed;
    }

    /** Removes all of them, and all others. */
    public void forgetAll() {
        jdbc.update("delete from lock_out");
        jdbc.update("delete from throttle");
    }

    /** The next greater number of tries that some row counts. */
    private List<Integer> counts(int above) {
        return Transactions.alone(() ->
                jdbc.queryForList(
                        """
                        select wrong_tries from lock_out
                        where verified_at is null and wrong_tries > ?
                        order by verified_at, wrong_tries fetch first 1 rows only
                        """,
                        Integer.class,
                        above));
    }

    /** Rows of no known origin, whose tries time has forgiven one after the other. */
    private int forgetDecayed(int tries) {
        Duration forgiven = limits.byPerson().forgivesOneAfter().multipliedBy(tries);
        return forget(
                """
                select subject, caller from lock_out
                where verified_at is null and wrong_tries = ? and touched_at <= ?
                    and (matched_at is null or matched_at < ?)
                order by verified_at, wrong_tries, touched_at
                fetch first %d rows only for update skip locked
                """,
                "delete from lock_out where subject = ? and caller = ?",
                tries,
                Transactions.stamp(now.minus(forgiven)),
                Transactions.stamp(limits.perOrigin().windowStart(now)));
    }

    /** Origins that are known no more. */
    private int forgetTelephones() {
        return forget(
                """
                select subject, caller from lock_out where verified_at < ?
                order by verified_at fetch first %d rows only for update skip locked
                """,
                "delete from lock_out where subject = ? and caller = ?",
                Transactions.stamp(now.minus(limits.knownOriginFor())));
    }

    private int forgetWindows() {
        return forget(
                """
                select caller, window_start from throttle where window_start < ?
                order by window_start fetch first %d rows only for update skip locked
                """,
                "delete from throttle where caller = ? and window_start = ?",
                Transactions.stamp(limits.perOrigin().windowStart(now)));
    }

    /** What a try holds in this moment is left for the next time: nobody waits for anybody. */
    private int forget(String find, String delete, Object... past) {
        List<Object[]> found =
                jdbc.query(
                        find.formatted(PIECE),
                        (row, _) -> new Object[] {row.getObject(1), row.getObject(2)},
                        past);
        if (!found.isEmpty()) {
            jdbc.batchUpdate(delete, found);
        }
        return found.size();
    }
}
