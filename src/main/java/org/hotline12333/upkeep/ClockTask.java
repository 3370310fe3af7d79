package org.hotline12333.upkeep;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.hotline12333.store.audit.TimesSeen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the time in the database, and hears there of other servers. */
final class ClockTask implements Runnable {
    static final Duration WRITING_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ClockTask.class);

    private final SteadyClock clock;
    private final TimesSeen times;
    private final LongSupplier nanos;
    private OptionalLong writtenAt = OptionalLong.empty();
    private boolean doubted;

    ClockTask(SteadyClock clock, TimesSeen times, LongSupplier nanos) {
        this.clock = clock;
        this.times = times;
        this.nanos = nanos;
    }

    @Override
    public void run() {
        clock.look();
        boolean lost = false;
        switch (times.find()) {
            case TimesSeen.Found.Seen(var seen) -> clock.hear(seen);
            case TimesSeen.Found.Absent _ -> lost = writtenAt.isPresent();
            case TimesSeen.Found.Forged _ -> lost = true;
        }
        if (lost) {
            LOG.error(
                    "clock mark changed: somebody has changed the time last seen in the database");
        }
        long now = nanos.getAsLong();
        boolean doubts = clock.seen().doubt().isPresent();
        if (doubts != doubted
                || lost
                || writtenAt.stream().allMatch(at -> now - at >= WRITING_EVERY.toNanos())) {
            write();
            writtenAt = OptionalLong.of(now);
            doubted = doubts;
        }
    }

    void write() {
        times.write(clock.seen());
    }
}
