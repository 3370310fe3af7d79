package org.hotline12333.background;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * What goes wrong again and again: one line a kind and minute, however often it does. Safe for all
 * threads.
 */
public final class RateLimitedLog {
    public static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(RateLimitedLog.class);

    private final Logger log;
    private final LongSupplier nanos;
    private final Map<String, Long> lastSaid = new HashMap<>();
    private final Map<String, Long> unsaid = new HashMap<>();

    /**
     * Nothing is said yet.
     *
     * @param nanos a clock like {@link System#nanoTime}
     */
    public RateLimitedLog(LongSupplier nanos) {
        this(LOG, nanos);
    }

    private RateLimitedLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /** One that says nothing, of what only seems to go wrong. */
    public static RateLimitedLog silent() {
        return new RateLimitedLog(NOPLogger.NOP_LOGGER, System::nanoTime);
    }

    /**
     * Warns, unless that was done within a minute.
     *
     * @param kind what is said once a minute
     * @param detail of this time, such as a call's id
     */
    public void about(String kind, String detail) {
        about(kind, times -> log.warn("{}: {} ({} times)", kind, detail, times));
    }

    /**
     * The same, in other words.
     *
     * @param say is told how often it was to be said since it was said last
     */
    public synchronized void about(String kind, LongConsumer say) {
        long now = nanos.getAsLong();
        long times = unsaid.merge(kind, 1L, Long::sum);
        Long last = lastSaid.get(kind);
        if (last == null || now - last >= EVERY.toNanos()) {
            lastSaid.put(kind, now);
            unsaid.remove(kind);
            say.accept(times);
        }
    }

    /** All is well again: what goes wrong after this is news. */
    public synchronized void forget() {
        lastSaid.clear();
        unsaid.clear();
    }
}
