package org.hotline12333.insurance.intake;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Recorder;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.records.Question;

/** Callers who ask at a rate, whatever becomes of the others; counted from when each was due. */
final class Asking implements AutoCloseable {
    private static final int RATE = 200;
    private static final Question<Integer> QUESTION =
            new Question<>("pension", "", records -> records.enrolments().size());

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Recorder took = new Recorder(3);
    private final AtomicLong failed = new AtomicLong();
    private final Random random = new Random(2);
    private final RecordStore store;
    private final long people;
    private final long began = System.nanoTime();
    private long placed;

    private Asking(RecordStore store, long people) {
        this.store = store;
        this.people = people;
    }

    static Asking begin(RecordStore store, long people) {
        Asking asking = new Asking(store, people);
        var _ =
                asking.clock.scheduleAtFixedRate(
                        asking::place, 0, TimeUnit.SECONDS.toNanos(1) / RATE, TimeUnit.NANOSECONDS);
        return asking;
    }

    private void place() {
        long due = began + placed++ * (TimeUnit.SECONDS.toNanos(1) / RATE);
        PersonId person = new PersonId(random.nextLong(1, people + 1));
        callers.execute(() -> ask(person, due));
    }

    private void ask(PersonId person, long due) {
        try {
            store.enquiries().ask(person, StoreUnderTest.calling(StoreUnderTest.MOBILE), QUESTION);
        } catch (RuntimeException _) {
            failed.incrementAndGet();
        }
        took.recordValue(Math.max(0, System.nanoTime() - due));
    }

    String end() throws InterruptedException {
        clock.shutdown();
        callers.shutdown();
        boolean all = callers.awaitTermination(30, TimeUnit.SECONDS);
        var histogram = took.getIntervalHistogram();
        return "%,d enquiries, %d a second: %d failed, p50 %.1f ms, p99 %.1f ms%s"
                .formatted(
                        histogram.getTotalCount(),
                        RATE,
                        failed.get(),
                        histogram.getValueAtPercentile(50) / 1e6,
                        histogram.getValueAtPercentile(99) / 1e6,
                        all ? "" : ", and some still wait");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        callers.shutdownNow();
    }
}
