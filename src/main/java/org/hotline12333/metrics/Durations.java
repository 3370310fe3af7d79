package org.hotline12333.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How many lasted how long. Safe for many threads, and none waits for another. */
public final class Durations {
    private static final List<Duration> WORK =
            Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
                    .map(Duration::ofMillis)
                    .toList();

    private static final List<Duration> WAITING =
            Stream.of(5, 10, 20, 30, 60, 120, 300, 600, 1_200).map(Duration::ofSeconds).toList();

    private final List<Duration> bounds;
    private final List<LongAdder> counts;
    private final LongAdder nanos = new LongAdder();

    private Durations(List<Duration> bounds) {
        this.bounds = bounds;
        counts = Stream.generate(LongAdder::new).limit(bounds.size() + 1L).toList();
    }

    /** Of what a machine does: milliseconds. */
    static Durations ofWork() {
        return new Durations(WORK);
    }

    /** Of what people wait: up to twenty minutes. */
    static Durations ofWaiting() {
        return new Durations(WAITING);
    }

    /** So far as they are told apart; what is longer than the last is told apart no more. */
    public List<Duration> bounds() {
        return bounds;
    }

    void add(Duration lasted) {
        int bucket = 0;
        while (bucket < bounds.size() && lasted.compareTo(bounds.get(bucket)) > 0) {
            bucket++;
        }
        counts.get(bucket).increment();
        nanos.add(lasted.toNanos());
    }

    /** How many lasted no longer than each bound and longer than the one before, then the rest. */
    public List<Long> counts() {
        return counts.stream().map(LongAdder::sum).toList();
    }

    /** All of them. */
    public long count() {
        return counts.stream().mapToLong(LongAdder::sum).sum();
    }

    /** All together. */
    public double seconds() {
        return (double) nanos.sum() / TimeUnit.SECONDS.toNanos(1);
    }
}
