package org.hotline12333.store.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Spares callers a wait for nothing: while the last attempt failed under a second ago, the next
 * fails at once, and after that one at a time is made until one succeeds. Safe for many threads.
 */
final class Breaker {
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** What may take long where it fails. */
    interface Attempt<T> {
        T made() throws SQLException;
    }

    private record Failure(SQLException why, long at) {
        SQLException again() {
            return new SQLTransientConnectionException(
                    "not tried again yet", why.getSQLState(), why);
        }
    }

    private final LongSupplier nanos;
    private final AtomicBoolean isTried = new AtomicBoolean();
    private volatile @Nullable Failure failure;
    private volatile long madeAt;

    /**
     * @param nanos runs evenly, whatever is done to the machine's clock
     */
    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
        madeAt = nanos.getAsLong();
    }

    <T> T through(Attempt<T> attempt) throws SQLException {
        Failure last = failure;
        if (last == null) {
            return watched(attempt);
        }
        if (!isTried.compareAndSet(false, true)) {
            throw last.again();
        }
        try {
            return tried(attempt);
        } finally {
            isTried.set(false);
        }
    }

    /** The one before may have failed, or succeeded, a moment ago. */
    private <T> T tried(Attempt<T> attempt) throws SQLException {
        Failure last = failure;
        if (last != null && nanos.getAsLong() - last.at() < PAUSE.toNanos()) {
            throw last.again();
        }
        return watched(attempt);
    }

    /** Who waits in vain while others are served stood in a queue, and holds up nobody. */
    private <T> T watched(Attempt<T> attempt) throws SQLException {
        long began = nanos.getAsLong();
        try {
            T made = attempt.made();
            madeAt = nanos.getAsLong();
            failure = null;
            return made;
        } catch (SQLException why) {
            long now = nanos.getAsLong();
            if (madeAt - began <= 0) {
                failure = new Failure(why, now);
            }
            throw why;
        }
    }
}
