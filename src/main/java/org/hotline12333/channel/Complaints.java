package org.hotline12333.channel;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes wrong call after call, by no fault of ours: one line a kind and minute, however often
 * it does. Safe for all threads.
 */
public final class Complaints {
    public static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

    private final LongSupplier nanos;
    private final Map<String, Long> lastSaid = new HashMap<>();
    private final Map<String, Long> unsaid = new HashMap<>();

    /**
     * Complaints of one server.
     *
     * @param nanos a clock like {@link System#nanoTime}
     */
    public Complaints(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Says it, unless that was done within a minute.
     *
     * @param kind what is said once a minute
     * @param detail of this time, such as a call's id
     */
    public synchronized void about(String kind, String detail) {
        long now = nanos.getAsLong();
        long times = unsaid.merge(kind, 1L, Long::sum);
        Long last = lastSaid.get(kind);
        if (last == null || now - last >= EVERY.toNanos()) {
            lastSaid.put(kind, now);
            unsaid.remove(kind);
            LOG.warn("{}: {} ({} times)", kind, detail, times);
        }
    }
}
