package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is let through to a database that may be away, in virtual time. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class BreakerTest {
    private static final int CALLERS = 50;
    private static final Duration WAIT = Duration.ofSeconds(3);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger attempts = new AtomicInteger();
    private final Breaker breaker = new Breaker(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String away() throws SQLException {
        attempts.incrementAndGet();
        pass(WAIT);
        throw new SQLException("nobody there", "08001");
    }

    private void fails(Breaker.Attempt<String> attempt) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> breaker.through(attempt))
                .returns("08001", SQLException::getSQLState);
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void fiftyInARowWaitForOneAttempt() {
        for (int caller = 0; caller < CALLERS; caller++) {
            fails(this::away);
        }

        assertThat(attempts).hasValue(1);
        assertThat(Duration.ofNanos(nanos.get())).isEqualTo(WAIT);
    }

    @Test
    void nextIsTriedAfterASecondAndNotBefore() {
        fails(this::away);
        pass(Breaker.PAUSE.minusNanos(1));
        fails(this::away);
        assertThat(attempts).hasValue(1);

        pass(Duration.ofNanos(1));
        fails(this::away);
        fails(this::away);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void fiftyAtOnceWaitForOneAttempt() throws Exception {
        fails(this::away);
        pass(Breaker.PAUSE);
        CountDownLatch others = new CountDownLatch(CALLERS - 1);
        List<Future<?>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.add(
                        threads.submit(() -> {
                            fails(() -> {
                                awaitAll(others);
                                return away();
                            });
                            others.countDown();
                        }));
            }
        }
        for (Future<?> caller : callers) {
            caller.get();
        }

        assertThat(attempts).hasValue(2);
    }

    @Test
    void oneThatSucceedsLetsAllThrough() throws SQLException {
        fails(this::away);
        pass(Breaker.PAUSE);

        assertThat(breaker.through(() -> "here")).isEqualTo("here");
        assertThat(breaker.through(() -> breaker.through(() -> "two at once")))
                .isEqualTo("two at once");
        fails(this::away);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aClosedOneStandsInNobodysWay() throws SQLException {
        assertThat(breaker.through(() -> breaker.through(() -> "two at once")))
                .isEqualTo("two at once");
    }

    @Test
    void aQueueInWhichOthersAreServedIsNoOutage() throws SQLException {
        fails(() -> {
            pass(WAIT);
            assertThat(breaker.through(() -> "another")).isEqualTo("another");
            return away();
        });

        assertThat(breaker.through(() -> "here")).isEqualTo("here");
    }
}
