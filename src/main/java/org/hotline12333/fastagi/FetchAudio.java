package org.hotline12333.fastagi;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.hotline12333.background.PeriodicTask;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to callers who wait for something that takes long. One look at all of them finds those: a
 * timer or a thread for each would cost every quick answer what only a slow one needs.
 */
final class FetchAudio implements AutoCloseable {
    static final Duration EVERY = Duration.ofMillis(100);

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final PeriodicTask looks =
            new PeriodicTask("fastagi-fetchaudio", EVERY, () -> look(System.nanoTime()));

    void start() {
        looks.start();
    }

    /**
     * From now on speaks, in another thread, whenever the silence lasts longer than a caller can
     * bear, until the wait ends.
     *
     * @param speak tells whether to speak again after another silence
     */
    Wait begin(Duration silence, BooleanSupplier speak) {
        Wait wait = new Wait(silence, speak);
        waits.add(wait);
        return wait;
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
        looks.close();
    }

    /** A caller who waits. */
    final class Wait {
        private static final long NEVER = Long.MAX_VALUE;

        private final Duration silence;
        private final BooleanSupplier speak;
        private volatile long due;
        private boolean over;
        private @Nullable RuntimeException thrown;

        private Wait(Duration silence, BooleanSupplier speak) {
            this.silence = silence;
            this.speak = speak;
            due = System.nanoTime() + silence.toNanos();
        }

        /** Once for each silence. */
        private boolean isDue(long now) {
            boolean passed = due != NEVER && now - due >= 0;
            if (passed) {
                due = NEVER;
            }
            return passed;
        }

        private synchronized void speak() {
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

        /**
         * Nothing more is said; a word that has begun is waited for. Tells what speaking has
         * thrown.
         */
        synchronized Optional<RuntimeException> end() {
            waits.remove(this);
            over = true;
            return Optional.ofNullable(thrown);
        }
    }
}
