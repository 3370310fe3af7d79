package org.hotline12333.store.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Time that passes when a test says so; a group gathers until it is let go. */
final class GroupTime implements GroupCommit.Pause, InstantSource {
    final Queue<Duration> gathered = new ConcurrentLinkedQueue<>();
    private volatile Instant now = Instant.parse("2026-11-20T02:00:00Z");
    private volatile CountDownLatch held = new CountDownLatch(0);

    void move(Duration time) {
        now = now.plus(time);
    }

    void hold() {
        held = new CountDownLatch(1);
    }

    void letGo() {
        held.countDown();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void last(Duration time) {
        gathered.add(time);
        try {
            held.await();
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
