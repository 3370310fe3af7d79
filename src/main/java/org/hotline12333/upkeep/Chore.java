package org.hotline12333.upkeep;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.hotline12333.settings.OneLine;
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
    private Optional<Class<?>> told = Optional.empty();
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
            told = Optional.empty();
            return true;
        } catch (RuntimeException fault) {
            tell(fault);
            return false;
        }
    }

    /** The same kind of fault has many words for itself. */
    private void tell(RuntimeException fault) {
        Optional<Class<?>> kind = Optional.of(fault.getClass());
        long now = nanos.getAsLong();
        if (!kind.equals(told)
                || toldAt.stream().allMatch(at -> now - at >= TELLING_EVERY.toNanos())) {
            LOG.error("{}, and is tried again: {}", complaint, OneLine.of(fault));
            told = kind;
            toldAt = OptionalLong.of(now);
        }
    }
}
