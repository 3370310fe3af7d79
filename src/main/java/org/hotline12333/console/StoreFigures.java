package org.hotline12333.console;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.outbox.OutboxBook.Unsent;
import org.jspecify.annotations.Nullable;

/** Figures of the record store, read together and seldom: whoever asks often costs it nothing. */
final class StoreFigures {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final RecordStore records;
    private final LongSupplier nanos;
    private @Nullable Reading last;
    private long readAt;

    StoreFigures(RecordStore records, LongSupplier nanos) {
        this.records = records;
        this.nanos = nanos;
    }

    /**
     * What was read; no number where the store was away.
     *
     * @param dataTo when the last month of the records was over, in seconds of the epoch
     */
    record Reading(boolean isThere, double people, double dataTo, double waiting, double dead) {
        private static final Reading AWAY =
                new Reading(false, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    synchronized Reading now() {
        Reading known = last;
        long now = nanos.getAsLong();
        if (known == null || now - readAt > FRESH_NANOS) {
            known = read();
            last = known;
            readAt = now;
        }
        return known;
    }

    double up() {
        return now().isThere() ? 1 : 0;
    }

    private Reading read() {
        try {
            Unsent unsent = records.outboxBook().unsent();
            YearMonth to = records.enquiries().dataDates().to();
            return new Reading(
                    true,
                    records.people(),
                    to.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.ofHours(8)).toEpochSecond(),
                    unsent.waiting(),
                    unsent.dead());
        } catch (RecordStoreAwayException _) { // hotline.store.up says so
            return Reading.AWAY;
        }
    }
}
