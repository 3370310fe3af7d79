package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that is done beside whoever prepares the next piece of it. */
@Timeout(60)
class OneBehindTest {
    @Test
    void aPieceIsDoneBesideAndThePiecesInTurn() throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        List<Integer> done = new CopyOnWriteArrayList<>();
        try (OneBehind behind = new OneBehind()) {
            behind.next(() -> {
                waitFor(given);
                done.add(1);
            });
            assertThat(done).isEmpty();
            given.countDown();
            behind.next(() -> done.add(2));
            assertThat(done).startsWith(1);
            behind.await();
            assertThat(done).containsExactly(1, 2);
        }
    }

    @Test
    void aFaultIsThrownAsItIsByWhatComesNext() {
        RuntimeException fault = new IllegalArgumentException("a fault");
        Error grave = new StackOverflowError("a grave one");
        AtomicBoolean begun = new AtomicBoolean();
        try (OneBehind behind = new OneBehind()) {
            behind.next(() -> {
                throw fault;
            });
            assertThatThrownBy(() -> behind.next(() -> begun.set(true))).isSameAs(fault);
            assertThatThrownBy(behind::await).isSameAs(fault);
        }
        assertThat(begun).isFalse();
        try (OneBehind behind = new OneBehind()) {
            behind.next(() -> {
                throw grave;
            });
            assertThatThrownBy(behind::await).isSameAs(grave);
        }
    }

    @Test
    void whoGivesUpWaitsForWhatIsUnderWayAndInterruptsItNot() throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        AtomicReference<String> did = new AtomicReference<>("nothing");
        AtomicBoolean wasInterrupted = new AtomicBoolean();
        Thread giving =
                Thread.ofPlatform()
                        .start(() -> {
                            try (OneBehind behind = new OneBehind()) {
                                behind.next(() -> did.set(waitFor(given)));
                                Thread.currentThread().interrupt();
                            }
                            wasInterrupted.set(Thread.currentThread().isInterrupted());
                        });

        giving.join(200);
        assertThat(giving.isAlive()).isTrue();
        given.countDown();
        giving.join();

        assertThat(did).hasValue("waited");
        assertThat(wasInterrupted).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain(OneBehind.THREAD);
    }

    private static String waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return "waited";
        } catch (InterruptedException fault) {
            return "was interrupted";
        }
    }
}
