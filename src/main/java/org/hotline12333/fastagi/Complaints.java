package org.hotline12333.fastagi;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What bad peers did: one line a kind and minute, however many they are. Safe for all threads. */
final class Complaints {
    static final Duration EVERY = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(FastAgiServer.class);

    private final LongSupplier nanos;
    private final Map<String, Long> lastSaid = new HashMap<>();
    private final Map<String, Long> unsaid = new HashMap<>();

    /**
     * Complaints of one server.
     *
     * @param nanos a clock like {@link System#nanoTime}
     */
    Complaints(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void about(String kind, String detail) {
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
