package org.hotline12333.insurance.intake;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How far an intake is, in a line every two seconds: how much, how fast, how much longer. */
public final class ProgressLines implements Progress {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Consumer<String> to;
    private final LongSupplier nanos;
    private String step = "";
    private long begun;
    private long told;

    /**
     * Tells nothing before the first two seconds are over.
     *
     * @param nanos a time that only goes on, as {@link System#nanoTime}
     */
    public ProgressLines(Consumer<String> to, LongSupplier nanos) {
        this.to = to;
        this.nanos = nanos;
    }

    @Override
    public void at(String now, long done, long all) {
        long at = nanos.getAsLong();
        if (!now.equals(step)) {
            step = now;
            begun = at;
            told = at;
        }
        if (at - told < EVERY.toNanos()) {
            return;
        }
        told = at;
        double seconds = (at - begun) / 1e9;
        double rate = done / seconds;
        to.accept(
                String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d, %,.0f a second, %.0f s left",
                        now,
                        done,
                        all,
                        rate,
                        Math.max(0, all - done) / rate));
    }
}
