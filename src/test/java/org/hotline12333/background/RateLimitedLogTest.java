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
    private final RateLimitedLog complaints = new RateLimitedLog(nanos::get);
    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void saysTheFirstAtOnce() {
        complaints.about("bad peer", "10.0.0.9");

        assertThat(log.lines()).containsExactly("WARN bad peer: 10.0.0.9 (1 times)");
    }

    @Test
    void saysNoMoreOfAKindWithinItsMinute() {
        complaints.about("bad peer", "first");
        nanos.addAndGet(MINUTE.toNanos() - 1);

        complaints.about("bad peer", "second");

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void countsWhatItLeftUnsaid() {
        complaints.about("bad peer", "first");
        complaints.about("bad peer", "second");
        nanos.addAndGet(MINUTE.toNanos());

        complaints.about("bad peer", "third");
        complaints.about("bad peer", "fourth");

        assertThat(log.lines())
                .containsExactly(
                        "WARN bad peer: first (1 times)", "WARN bad peer: third (2 times)");
    }

    @Test
    void whatGoesWrongAfterAllWasWellIsSaidAtOnce() {
        complaints.about("bad peer", "first");
        complaints.about("bad peer", "second");
        complaints.forget();

        complaints.about("bad peer", "third");

        assertThat(log.lines())
                .containsExactly(
                        "WARN bad peer: first (1 times)", "WARN bad peer: third (1 times)");
    }

    @Test
    void keepsKindsApart() {
        complaints.about("bad peer", "first");

        complaints.about("accept failed", "second");

        assertThat(log.lines()).hasSize(2);
    }
}
