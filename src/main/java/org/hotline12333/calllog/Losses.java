package org.hotline12333.calllog;

import java.util.function.LongSupplier;
import org.hotline12333.background.RateLimitedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log has lost, and that it is away: one line a minute. Safe for all threads. */
final class Losses {
    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    private final RateLimitedLog lines;
    private long untold;
    private String why = "";

    Losses(LongSupplier nanos) {
        lines = new RateLimitedLog(nanos);
    }

    synchronized void count(int entries, String reason) {
        if (entries > 0) {
            untold += entries;
            why = reason;
            lines.about("call log losses", _ -> tell());
        }
    }

    synchronized void away(Exception reason) {
        why = "database away, " + reason.getClass().getSimpleName();
        lines.about("call log losses", _ -> tell());
    }

    /** Tells what is left to be told. */
    synchronized void tell() {
        if (!why.isEmpty()) {
            LOG.warn("call log losses: {} entries, {}", untold, why);
            untold = 0;
            why = "";
        }
    }
}
