package org.hotline12333.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again in a thread of its own. What it throws is logged once a minute,
 * and it is tried again at the next turn. Nobody interrupts it: interrupted in its work, a thread
 * would close the file of an embedded database.
 */
public final class PeriodicTask implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

    private final String name;
    private final Duration every;
    private final Runnable work;
    private final Rest rest;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final RateLimitedLog faults = new RateLimitedLog(System::nanoTime);
    private final Thread thread;

    /** How the time between two turns passes. */
    @FunctionalInterface
    interface Rest {
        /** Returns early, with true, where the task is to end. */
        boolean pass(CountDownLatch closing, Duration time) throws InterruptedException;
    }

    /**
     * A task that is yet to be started; its first turn is then at once.
     *
     * @param name of the thread, and of the work in the log
     * @param every the rest between two turns
     */
    public PeriodicTask(String name, Duration every, Runnable work) {
        this(
                name,
                every,
                work,
                (closing, time) -> closing.await(time.toNanos(), TimeUnit.NANOSECONDS));
    }

    PeriodicTask(String name, Duration every, Runnable work, Rest rest) {
        this.name = name;
        this.every = every;
        this.work = work;
        this.rest = rest;
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                tick();
            } while (!rest.pass(closing, every));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        try {
            work.run();
        } catch (RuntimeException fault) {
            faults.about(fault.getClass().getName(), _ -> LOG.error("{} failed", name, fault));
        }
    }

    /** No turn begins any more; one that is under way is not waited for. */
    @Override
    public void close() {
        closing.countDown();
    }

    /** The same, and waits for the turn under way, but no longer than this. */
    public void close(Duration most) {
        close();
        try {
            if (thread.isAlive() && !thread.join(most)) {
                LOG.warn("{} unfinished: left for the next start", name);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
