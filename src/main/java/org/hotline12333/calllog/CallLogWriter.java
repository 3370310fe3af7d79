package org.hotline12333.calllog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/**
 * Writes what calls have left in a queue, in a thread of its own. While the database is away the
 * queue fills; what finds it full is lost, counted and told.
 */
final class CallLogWriter {
    static final int BATCH_MAX = 1_000;

    /** Entries are gathered so long, so that a busy hotline commits ten times a second. */
    static final Duration GATHERING = Duration.ofMillis(100);

    /** Between two tries to write while the database is away. */
    static final Duration AWAY_PAUSE = Duration.ofSeconds(1);

    private final CallLogTables tables;
    private final BlockingQueue<Entry> waiting;
    private final Losses losses;
    private final Duration flushMax;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("call-log").unstarted(this::run);

    CallLogWriter(CallLogTables tables, int waitingMax, Duration flushMax, LongSupplier nanos) {
        this.tables = tables;
        this.waiting = new ArrayBlockingQueue<>(waitingMax);
        this.flushMax = flushMax;
        this.losses = new Losses(nanos);
    }

    void start() {
        thread.start();
    }

    /** Never waits; whether the entry will be written, as far as can be known. */
    boolean offer(Entry entry) {
        return (!isClosing() && waiting.offer(entry)) || lose(entry);
    }

    /** Counts an entry as lost. */
    boolean lose(Entry entry) {
        losses.count(1, isClosing() ? "closed" : waiting.size() + " entries wait already");
        return false;
    }

    /** Returns when all is written, or when there is no time left. */
    void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        losses.tell();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void run() {
        try {
            while (!isClosing()) {
                write(gather());
            }
            long end = System.nanoTime() + flushMax.toNanos();
            while (!waiting.isEmpty() && System.nanoTime() - end < 0) {
                write(drain());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        losses.count(waiting.size(), "closed");
    }

    private List<Entry> gather() throws InterruptedException {
        Entry first = waiting.poll(GATHERING.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        if (waiting.size() < BATCH_MAX) {
            pause(GATHERING);
        }
        List<Entry> batch = drain();
        batch.addFirst(first);
        return batch;
    }

    private List<Entry> drain() {
        List<Entry> batch = new ArrayList<>();
        waiting.drainTo(batch, BATCH_MAX);
        return batch;
    }

    private boolean pause(Duration pause) throws InterruptedException {
        return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void write(List<Entry> batch) throws InterruptedException {
        for (boolean written = batch.isEmpty(); !written; ) {
            try {
                tables.write(batch);
                written = true;
            } catch (DataIntegrityViolationException refusal) {
                refused(batch, refusal);
                return;
            } catch (DataAccessException | TransactionException away) {
                losses.away(away);
                if (pause(AWAY_PAUSE)) {
                    losses.count(batch.size(), "closed while the database is away");
                    return;
                }
            } catch (RuntimeException fault) { // ours: the thread must outlive it
                refused(batch, fault);
                return;
            }
        }
    }

    /** One entry that the database refuses, or that cannot be written, costs no other. */
    private void refused(List<Entry> batch, RuntimeException refusal) throws InterruptedException {
        if (batch.size() > 1) {
            for (Entry entry : batch) {
                write(List.of(entry));
            }
        } else if (!(refusal instanceof DuplicateKeyException)) {
            // A duplicate was written by a commit whose answer was lost.
            losses.count(1, "not written, " + refusal.getClass().getSimpleName());
        }
    }
}
