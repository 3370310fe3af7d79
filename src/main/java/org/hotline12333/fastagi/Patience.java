package org.hotline12333.fastagi;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to callers who wait for something that takes long. One look at all of them finds those: a
 * timer or a thread for each would cost every quick answer what only a slow one needs.
 */
final class Patience implements AutoCloseable {
    static final Duration EVERY = Duration.ofMillis(100);

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofVirtual().name("fastagi-patience").unstarted(this::run);

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                look(System.nanoTime());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Does the work in this thread, and speaks in another while it lasts longer than the silence
     * that a caller can bear; once it is done, nothing more is said. What speaking throws is thrown
     * here.
     *
     * @param speak tells whether to speak again after another silence
     */
    <T> T during(Supplier<T> work, Duration silence, BooleanSupplier speak) {
        Wait wait = new Wait(silence, speak);
        waits.add(wait);
        try {
            return work.get();
        } finally {
            waits.remove(wait);
            wait.end();
        }
    }

    /** Speaks to those whose time has come. */
    void look(long now) {
        for (Wait wait : waits) {
            if (wait.isDue(now)) {
                Thread.ofVirtual().name("filler").start(wait::speak);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static final class Wait {
        private static final long NEVER = Long.MAX_VALUE;

        private final Duration silence;
        private final BooleanSupplier speak;
        private volatile long due;
        private boolean over;
        private @Nullable RuntimeException thrown;

        Wait(Duration silence, BooleanSupplier speak) {
            this.silence = silence;
            this.speak = speak;
            due = System.nanoTime() + silence.toNanos();
        }

        /** Once for each silence. */
        boolean isDue(long now) {
            boolean passed = due != NEVER && now - due >= 0;
            if (passed) {
                due = NEVER;
            }
            return passed;
        }

        /** Whoever has done the work waits until the word has been said. */
        synchronized void speak() {
            if (over) {
                return;
            }
            try {
                if (speak.getAsBoolean()) {
                    due = System.nanoTime() + silence.toNanos();
                }
            } catch (RuntimeException e) {
                thrown = e;
            }
        }

        synchronized void end() {
            over = true;
            if (thrown != null) {
                throw thrown;
            }
        }
    }
}
