package org.hotline12333.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.fastagi.LogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PeriodicTaskTest {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger turns = new AtomicInteger();
    private final List<Duration> rests = new ArrayList<>();

    /** A rest takes no time, and after the third the task is to end. */
    private boolean pass(CountDownLatch closing, Duration time) {
        rests.add(time);
        return rests.size() == 3;
    }

    @Test
    void worksAtOnceAndAfterEachRest() {
        PeriodicTask task = new PeriodicTask("looks", EVERY, turns::incrementAndGet, this::pass);

        task.start();
        task.close(PATIENCE);

        assertThat(turns).hasValue(3);
        assertThat(rests).containsExactly(EVERY, EVERY, EVERY);
    }

    @Test
    void workThatFailsIsToldOnceAndTriedAgain() {
        Runnable failing =
                () -> {
                    throw new IllegalStateException("turn " + turns.incrementAndGet());
                };
        try (LogLines log = new LogLines()) {
            PeriodicTask task = new PeriodicTask("looks", EVERY, failing, this::pass);

            task.start();
            task.close(PATIENCE);

            assertThat(turns).hasValue(3);
            assertThat(log.messages()).containsExactly("looks failed");
        }
    }

    @Test
    void itsRestEndsWhenItIsClosed() throws InterruptedException {
        CountDownLatch worked = new CountDownLatch(1);
        PeriodicTask task = new PeriodicTask("looks", EVERY, worked::countDown);
        task.start();
        worked.await();

        try (LogLines log = new LogLines()) {
            task.close(PATIENCE);

            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void workUnderWayIsNeitherInterruptedNorWaitedForTooLong() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        PeriodicTask task =
                new PeriodicTask(
                        "removals",
                        EVERY,
                        () -> {
                            begun.countDown();
                            try {
                                goOn.await();
                                done.countDown();
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
        task.start();
        begun.await();
        try (LogLines log = new LogLines()) {
            task.close(Duration.ofMillis(1));

            assertThat(log.messages())
                    .containsExactly("removals unfinished: left for the next start");
        }

        goOn.countDown();

        done.await();
    }

    @Test
    void oneThatWasNeverStartedEnds() {
        new PeriodicTask("looks", EVERY, turns::incrementAndGet).close(PATIENCE);

        assertThat(turns).hasValue(0);
    }
}
