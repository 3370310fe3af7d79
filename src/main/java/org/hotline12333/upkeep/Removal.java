package org.hotline12333.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of rows that go when they are past their time: at a server's start and each hour, some
 * rows to a transaction, and for a part of each second as long as more are left.
 */
public final class Removal {
    public static final Duration EVERY = Duration.ofHours(1);

    /** Of each second; calls have the rest. */
    static final Duration REMOVING_FOR = Duration.ofMillis(200);

    /** What failed is tried again after so long. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

    private final String rows;
    private final Piece piece;
    private final LongSupplier nanos;
    private final MaintenanceTask task;
    private OptionalLong dueAt = OptionalLong.empty();
    private Instant now = Instant.MIN;
    private long removed;

    /** Removes some rows that are past their time. */
    interface Piece {
        /** Says how many, maybe none; empty when no more are left. */
        OptionalInt remove(Instant now);

        /** Where none says that no more are left. */
        static Piece untilNone(ToIntFunction<Instant> some) {
            return now -> {
                int removed = some.applyAsInt(now);
                return removed == 0 ? OptionalInt.empty() : OptionalInt.of(removed);
            };
        }
    }

    /**
     * @param rows what they are called
     */
    Removal(String rows, Piece piece, LongSupplier nanos) {
        this.rows = rows;
        this.piece = piece;
        this.nanos = nanos;
        task = new MaintenanceTask(rows + " retention failed", this::remove, nanos);
    }

    /** What is due now, and no more than there is time for. */
    void tick(Instant by) {
        long at = nanos.getAsLong();
        if (dueAt.stream().allMatch(due -> at - due >= 0)) {
            now = by;
            dueAt = OptionalLong.of(at + EVERY.toNanos());
            if (!task.run()) {
                dueAt = OptionalLong.of(at + AGAIN.toNanos());
            }
        }
    }

    private void remove() {
        long end = nanos.getAsLong() + REMOVING_FOR.toNanos();
        OptionalInt some;
        do {
            some = piece.remove(now);
            removed += some.orElse(0);
        } while (some.isPresent() && nanos.getAsLong() - end < 0);
        if (some.isPresent()) {
            dueAt = OptionalLong.empty();
        } else if (removed > 0) {
            LOG.info("retention: {} {} removed", removed, rows);
            removed = 0;
        }
    }
}
