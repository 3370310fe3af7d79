package org.hotline12333.calllog;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log has lost, and that it is away: one line a minute. Safe for all threads. */
final class Losses {
    static final Duration EVERY = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    private final LongSupplier nanos;
    private long toldAt;
    private long untold;
    private String why = "";

    Losses(LongSupplier nanos) {
        this.nanos = nanos;
        toldAt = nanos.getAsLong() - EVERY.toNanos();
    }

    synchronized void count(int entries, String reason) {
        if (entries > 0) {
            untold += entries;
            why = reason;
            tellInTime();
        }
    }

    synchronized void away(Exception reason) {
        why = "the database is away, " + reason.getClass().getSimpleName();
        tellInTime();
    }

    /** Tells what is left to be told. */
    synchronized void tell() {
        if (!why.isEmpty()) {
            toldAt = nanos.getAsLong();
            LOG.warn("call log: {}; {} entries lost, calls go on", why, untold);
            untold = 0;
            why = "";
        }
    }

    private void tellInTime() {
        if (nanos.getAsLong() - toldAt >= EVERY.toNanos()) {
            tell();
        }
    }
}
