package org.hotline12333.store.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of those who wait together are written together. While many come, a group gathers for a
 * moment; else each row is written at once. A group is written in a thread of its own, so that who
 * is interrupted or waits no longer breaks nothing for the others, and no group waits for another.
 * Where it cannot be written, all of it is away, also for a row that alone is at fault. Safe for
 * many threads.
 *
 * @param <T> a row
 */
final class GroupCommit<T> implements AutoCloseable {
    /** The longest that a group gathers: what a caller hears of it is nothing. */
    static final Duration GATHERING = Duration.ofMillis(20);

    /** So many within this are many: three for each group, so that it is worth the wait. */
    static final int MANY = 16;

    static final Duration MANY_WITHIN = Duration.ofMillis(100);

    /** A transaction must be done in the time that a caller waits. */
    static final int ROWS_MAX = 256;

    /** The longest that a caller waits for a row; then the database counts as away. */
    static final Duration WAIT_MAX = Duration.ofSeconds(3);

    private final Consumer<List<T>> write;
    private final InstantSource clock;
    private final Pause pause;
    private final RateLimitedLog faults = new RateLimitedLog(System::nanoTime);
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("audit-", 0).factory());

    /** When the last of them came, in a ring; guarded by this, as all below. */
    private final Instant[] came = new Instant[MANY];

    private long inAll;
    private @Nullable Group gathering;

    /** How a group gathers, in tests as they like. */
    interface Pause {
        void last(Duration time);

        /** The machine's. */
        Pause REAL =
                time -> {
                    try {
                        Thread.sleep(time);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                };
    }

    /** Who waits together; the rows are guarded by the groups until it is closed. */
    private final class Group {
        private final List<T> rows = new ArrayList<>();
        private final FutureTask<?> written;

        Group(boolean gathers) {
            written = new FutureTask<>(() -> write(this, gathers), true);
        }
    }

    /**
     * Nothing is written yet.
     *
     * @param write writes all rows in one transaction, which is on the disk when it returns
     * @param clock by which many come or few: simulated calls, which take no time, are few
     */
    GroupCommit(Consumer<List<T>> write, InstantSource clock, Pause pause) {
        this.write = write;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Returns when the row is on the disk.
     *
     * @throws RecordStoreAwayException where it may not be
     */
    void commit(T row) {
        try {
            joined(row).written.get(WAIT_MAX.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            throw new RecordStoreAwayException(gone);
        } catch (TimeoutException | RejectedExecutionException away) {
            throw new RecordStoreAwayException(away);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RecordStoreAwayException away
                    ? away
                    : new IllegalStateException("a row cannot be written", failed.getCause());
        }
    }

    private synchronized Group joined(T row) {
        boolean many = manyCome();
        Group group = gathering;
        if (group == null) {
            group = new Group(many);
            threads.execute(group.written);
            gathering = group;
        }
        group.rows.add(row);
        if (group.rows.size() == ROWS_MAX) {
            gathering = null;
        }
        return group;
    }

    private boolean manyCome() {
        Instant now = clock.instant();
        int place = (int) (inAll++ % MANY);
        Instant oldest = came[place];
        came[place] = now;
        return inAll > MANY && !now.isBefore(oldest) && !now.isAfter(oldest.plus(MANY_WITHIN));
    }

    private void write(Group group, boolean gathers) {
        if (gathers) {
            pause.last(GATHERING);
        }
        close(group, gathers);
        try {
            write.accept(group.rows);
        } catch (RecordStoreAwayException away) {
            faults.about("audit rows not written", group.rows.size() + " together, " + away.why());
            throw away;
        }
    }

    /** Nobody joins any more. One who gathered in vain is no sign of many: they begin anew. */
    private synchronized void close(Group group, boolean gathered) {
        if (group == gathering) {
            gathering = null;
        }
        if (gathered && group.rows.size() == 1) {
            inAll = 0;
        }
    }

    /** Returns when all that were begun are written, or have failed; none is begun any more. */
    @Override
    public void close() {
        threads.close();
    }
}
