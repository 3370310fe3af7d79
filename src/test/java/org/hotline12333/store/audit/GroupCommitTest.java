package org.hotline12333.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.hotline12333.fastagi.LogLines;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataIntegrityViolationException;

@Timeout(20)
class GroupCommitTest {
    private final Queue<List<String>> written = new ConcurrentLinkedQueue<>();
    private final GroupTime time = new GroupTime();
    private final GroupCommit<String> commits = new GroupCommit<>(this::write, time, time);
    private final CountDownLatch slowBegan = new CountDownLatch(1);
    private final CountDownLatch disk = new CountDownLatch(1);

    private void write(List<String> rows) {
        if (rows.contains("bad")) {
            throw new RecordStoreAwayException(new DataIntegrityViolationException("too long"));
        }
        if (rows.contains("slow")) {
            slowBegan.countDown();
            try {
                disk.await();
            } catch (InterruptedException fault) {
                throw new IllegalStateException(fault);
            }
        }
        written.add(List.copyOf(rows));
    }

    /** A caller who waits until it is told, or not. */
    private final class Caller {
        @Nullable RuntimeException notTold;
        boolean wasInterrupted;
        final Thread thread;

        Caller(String row) {
            thread =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                try {
                                    commits.commit(row);
                                } catch (RuntimeException away) {
                                    notTold = away;
                                }
                                wasInterrupted = Thread.interrupted();
                            });
            while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
                Thread.onSpinWait();
            }
        }

        Caller end() throws InterruptedException {
            thread.join();
            return this;
        }
    }

    private List<Caller> callers(String... rows) {
        List<Caller> callers = new ArrayList<>();
        for (String row : rows) {
            callers.add(new Caller(row));
        }
        return callers;
    }

    /** As many as make a group gather, which it does until it is let go. */
    private void manyCome() {
        for (int i = 0; i < GroupCommit.MANY; i++) {
            commits.commit("" + i);
        }
        written.clear();
        time.hold();
    }

    @AfterEach
    void close() {
        time.letGo();
        disk.countDown();
        commits.close();
    }

    @Test
    void writesAtOnceWhileFewCome() {
        for (int i = 0; i < 100; i++) {
            commits.commit("a");
            time.move(GroupCommit.MANY_WITHIN.dividedBy(GroupCommit.MANY).plusNanos(1));
        }

        assertThat(written).hasSize(100);
        assertThat(time.gathered).isEmpty();
    }

    /** As the clock of simulated calls, each of which begins when the one before did. */
    @Test
    void writesAtOnceWhileTheClockIsPutBack() {
        for (int i = 0; i < 100; i++) {
            commits.commit("a");
            time.move(Duration.ofMillis(-1));
        }

        assertThat(written).hasSize(100);
        assertThat(time.gathered).isEmpty();
    }

    @Test
    void gathersForAMomentWhileManyCome() throws InterruptedException {
        manyCome();
        List<Caller> callers = callers("a", "b", "c");
        assertThat(written).isEmpty();

        time.letGo();

        for (Caller caller : callers) {
            assertThat(caller.end().notTold).isNull();
        }
        assertThat(written).containsExactly(List.of("a", "b", "c"));
        assertThat(time.gathered).containsExactly(Duration.ofMillis(20));
    }

    @Test
    void gathersNoMoreWhenItDidInVain() {
        manyCome();
        time.letGo();
        for (int i = 0; i <= GroupCommit.MANY; i++) {
            commits.commit("alone");
        }
        assertThat(time.gathered).hasSize(1);

        commits.commit("the next sign of many");
        assertThat(time.gathered).hasSize(2);
    }

    @Test
    void fillsAGroupAndBeginsTheNext() throws InterruptedException {
        manyCome();
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i <= GroupCommit.ROWS_MAX; i++) {
            callers.add(new Caller("a"));
        }
        time.letGo();
        for (Caller caller : callers) {
            caller.end();
        }

        assertThat(written)
                .extracting(List::size)
                .containsExactlyInAnyOrder(GroupCommit.ROWS_MAX, 1);
    }

    @Test
    void noGroupWaitsForOneThatIsBeingWritten() throws InterruptedException {
        Caller slow = new Caller("slow");
        slowBegan.await();
        commits.commit("a");
        assertThat(written).containsExactly(List.of("a"));

        disk.countDown();
        assertThat(slow.end().notTold).isNull();
    }

    @Test
    void tellsNobodyOfAGroupThatFailsAndAllOfTheNextAndSaysSoOnce() throws InterruptedException {
        try (LogLines log = new LogLines()) {
            manyCome();
            List<Caller> callers = callers("a", "bad", "c");
            time.letGo();
            for (Caller caller : callers) {
                assertThat(caller.end().notTold).isInstanceOf(RecordStoreAwayException.class);
            }
            assertThat(written).isEmpty();

            commits.commit("d");
            assertThat(log.lines())
                    .containsExactly(
                            "WARN audit rows not written: 3 together,"
                                    + " DataIntegrityViolationException (1 times)");
        }
    }

    @Test
    void whoIsInterruptedIsNotToldAndTheOthersAre() throws InterruptedException {
        manyCome();
        List<Caller> callers = callers("a", "b");
        callers.getFirst().thread.interrupt();
        Caller interrupted = callers.getFirst().end();
        time.letGo();

        assertThat(interrupted.notTold).isInstanceOf(RecordStoreAwayException.class);
        assertThat(interrupted.wasInterrupted).isTrue();
        assertThat(callers.getLast().end().notTold).isNull();
        assertThat(written).containsExactly(List.of("a", "b"));
    }

    @Test
    void whoWaitsLongerThanACallerCanIsNotTold() {
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> commits.commit("slow"))
                .satisfies(away -> assertThat(away.why()).isEqualTo("TimeoutException"));
    }

    @Test
    void writesWhatWaitsBeforeItEndsAndTakesNothingMore() throws InterruptedException {
        manyCome();
        List<Caller> callers = callers("a", "b");
        Thread end = Thread.ofPlatform().start(commits::close);
        time.letGo();
        end.join();

        assertThat(written).containsExactly(List.of("a", "b"));
        for (Caller caller : callers) {
            assertThat(caller.end().notTold).isNull();
        }
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> commits.commit("c"));
    }
}
