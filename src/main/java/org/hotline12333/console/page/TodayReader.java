package org.hotline12333.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.CallLogAwayException;
import org.hotline12333.console.view.Today;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.store.database.RecordStoreAwayException;

/**
 * The figures of the day, read for all pages together and seldom, in a thread of their own: a page
 * shows what was read last, and never waits for the database.
 */
final class TodayReader implements AutoCloseable {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final CallLog log;
    private final RecordStore records;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("console-figures").daemon().factory());
    private volatile Optional<Today> last = Optional.empty();
    private volatile long askedAt;

    TodayReader(CallLog log, RecordStore records, InstantSource clock, LongSupplier nanos) {
        this.log = log;
        this.records = records;
        this.clock = clock;
        this.nanos = nanos;
        askedAt = nanos.getAsLong() - FRESH_NANOS;
    }

    /** What was read last; nothing before that, and where the store was away. */
    Optional<Today> now() {
        long now = nanos.getAsLong();
        if (now - askedAt >= FRESH_NANOS && reading.compareAndSet(false, true)) {
            askedAt = now;
            thread.execute(this::read);
        }
        return last;
    }

    private void read() {
        try {
            Instant now = clock.instant();
            Instant midnight = Today.midnight(now);
            last =
                    Optional.of(
                            new Today(
                                    log.traffic(midnight, now),
                                    log.busiestMinute(midnight, now),
                                    records.enquiries().dataDates().to()));
        } catch (CallLogAwayException | RecordStoreAwayException _) {
            last = Optional.empty(); // the page says so
        } finally {
            reading.set(false);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
