package org.hotline12333.store.audit;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when a test says so; a group gathers until it is let go. */
final class GroupTime implements GroupCommit.Time {
    final Queue<Duration> gathered = new ConcurrentLinkedQueue<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private volatile CountDownLatch held = new CountDownLatch(0);

    void move(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    void hold() {
        held = new CountDownLatch(1);
    }

    void letGo() {
        held.countDown();
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void pass(Duration time) {
        gathered.add(time);
        try {
            held.await();
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
