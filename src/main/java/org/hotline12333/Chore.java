package org.hotline12333;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that a server does beside its calls, and that fails by itself: one line for what fails,
 * and none for each time that it fails again in the same way within a minute.
 */
final class Chore {
    /** A chore that goes on failing in the same way is told so often. */
    static final Duration TELLING_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final String complaint;
    private final Runnable work;
    private final LongSupplier nanos;
    private String told = "";
    private OptionalLong toldAt = OptionalLong.empty();

    /**
     * @param complaint what is said of it when it fails
     */
    Chore(String complaint, Runnable work, LongSupplier nanos) {
        this.complaint = complaint;
        this.work = work;
        this.nanos = nanos;
    }

    /** False where it failed. */
    boolean run() {
        try {
            work.run();
            told = "";
            return true;
        } catch (RuntimeException fault) {
            tell(OneLine.of(fault));
            return false;
        }
    }

    private void tell(String why) {
        long now = nanos.getAsLong();
        if (!why.equals(told)
                || toldAt.stream().allMatch(at -> now - at >= TELLING_EVERY.toNanos())) {
            LOG.error("{}, and is tried again: {}", complaint, why);
            told = why;
            toldAt = OptionalLong.of(now);
        }
    }
}
