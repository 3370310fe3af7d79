package org.hotline12333.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.hotline12333.fastagi.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final RateLimitedLog warnings = new RateLimitedLog(nanos::get);
    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void saysTheFirstAtOnce() {
        warnings.about("bad peer", "10.0.0.9");

        assertThat(log.lines()).containsExactly("WARN bad peer: 10.0.0.9 (1 times)");
    }

    @Test
    void saysNoMoreOfAKindWithinItsMinute() {
        warnings.about("bad peer", "first");
        nanos.addAndGet(MINUTE.toNanos() - 1);

        warnings.about("bad peer", "second");

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void countsWhatItLeftUnsaid() {
        warnings.about("bad peer", "first");
        warnings.about("bad peer", "second");
        nanos.addAndGet(MINUTE.toNanos());

        warnings.about("bad peer", "third");
        warnings.about("bad peer", "fourth");

        assertThat(log.lines())
                .containsExactly(
                        "WARN bad peer: first (1 times)", "WARN bad peer: third (2 times)");
    }

    @Test
    void whatGoesWrongAfterAllWasWellIsSaidAtOnce() {
        warnings.about("bad peer", "first");
        warnings.about("bad peer", "second");
        warnings.forget();

        warnings.about("bad peer", "third");

        assertThat(log.lines())
                .containsExactly(
                        "WARN bad peer: first (1 times)", "WARN bad peer: third (1 times)");
    }

    @Test
    void keepsKindsApart() {
        warnings.about("bad peer", "first");

        warnings.about("accept failed", "second");

        assertThat(log.lines()).hasSize(2);
    }
}
