package org.hotline12333.fastagi;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What bad peers did: one line a kind and minute, however many they are. Safe for all threads. */
final class Complaints {
    private static final Logger LOG = LoggerFactory.getLogger(FastAgiServer.class);
    private static final long EVERY = Duration.ofMinutes(1).toNanos();

    private final Map<String, AtomicLong> lastSaid = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> unsaid = new ConcurrentHashMap<>();

    void about(String kind, String detail) {
        AtomicLong last =
                lastSaid.computeIfAbsent(kind, _ -> new AtomicLong(System.nanoTime() - EVERY));
        AtomicLong count = unsaid.computeIfAbsent(kind, _ -> new AtomicLong());
        count.incrementAndGet();
        long before = last.get();
        long now = System.nanoTime();
        if (now - before >= EVERY && last.compareAndSet(before, now)) {
            LOG.warn("{}: {} ({} times)", kind, detail, count.getAndSet(0));
        }
    }
}
