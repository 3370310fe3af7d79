package org.hotline12333;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.insurance.RecordStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server does beside its calls, in one thread: it links the audit each second, changes
 * from one key to another where that is due, and removes what is past its time at its start and
 * each hour. Calls do not wait for it, and what fails is tried again. A clock that jumps may be
 * wrong by years, and what is removed does not come back: it must then run steadily for a day
 * first.
 */
final class Chores implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(1);
    static final Duration REMOVING_EVERY = Duration.ofHours(1);

    /** How far the clock may move against the time that has passed. */
    static final Duration JUMP = Duration.ofMinutes(1);

    static final Duration STEADY = Duration.ofDays(1);

    /** A chore that goes on failing in the same way is told so often. */
    static final Duration TELLING_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final RecordStore records;
    private final CallLog log;
    private final Retention retention;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("chores").unstarted(this::run);
    private final Grievance linking = new Grievance("the audit is not linked");
    private final Grievance removing = new Grievance("what is past its time is not removed");
    private final Grievance rotating = new Grievance("the keys are not looked after");
    private final KeyChore keys;
    private Optional<Instant> removedAt = Optional.empty();
    private OptionalLong jumpedAt = OptionalLong.empty();
    private Instant lastTurn;
    private long lastNanos;

    /**
     * @param note where a rotation of keys is noted, for an embedded database
     */
    Chores(
            RecordStore records,
            CallLog log,
            Retention retention,
            Optional<KeyNote> note,
            InstantSource clock) {
        this(records, log, retention, note, clock, System::nanoTime);
    }

    Chores(
            RecordStore records,
            CallLog log,
            Retention retention,
            Optional<KeyNote> note,
            InstantSource clock,
            LongSupplier nanos) {
        this.records = records;
        this.log = log;
        this.retention = retention;
        this.clock = clock;
        this.nanos = nanos;
        keys = new KeyChore(records.keyRotation(), retention, note, clock);
        lastTurn = clock.instant();
        lastNanos = nanos.getAsLong();
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                turn();
            } while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        link();
        rotating.over(records.keyRotation()::close);
    }

    /** What is due now. */
    void turn() {
        link();
        rotating.over(keys);
        Instant now = clock.instant();
        if (isSteady(now) && isDue(now)) {
            removedAt = Optional.of(now);
            removing.over(() -> {
                Retention.Removed removed = retention.remove(records, log, now);
                if (!removed.isNothing()) {
                    LOG.info("past their time and removed: {}", removed);
                }
            });
        }
    }

    private boolean isDue(Instant now) {
        return removedAt
                .filter(at -> Duration.between(at, now).abs().compareTo(REMOVING_EVERY) < 0)
                .isEmpty();
    }

    private boolean isSteady(Instant now) {
        long nanosNow = nanos.getAsLong();
        Duration moved = Duration.between(lastTurn, now);
        if (moved.minusNanos(nanosNow - lastNanos).abs().compareTo(JUMP) > 0) {
            LOG.warn(
                    "the clock jumped to {}: nothing is removed until it is steady for a day", now);
            jumpedAt = OptionalLong.of(nanosNow);
        }
        lastTurn = now;
        lastNanos = nanosNow;
        return jumpedAt.stream().noneMatch(at -> nanosNow - at < STEADY.toNanos());
    }

    private void link() {
        linking.over(() -> records.auditTrail().link());
    }

    /** Ends, with all linked that the calls have left. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One line for what fails, and none for each time that it fails again. */
    private final class Grievance {
        private final String what;
        private Optional<Class<?>> told = Optional.empty();
        private Instant toldAt = Instant.MIN;

        Grievance(String what) {
            this.what = what;
        }

        void over(Runnable chore) {
            try {
                chore.run();
            } catch (RuntimeException fault) {
                tell(fault);
            }
        }

        /** The same kind of fault has many words for itself. */
        private void tell(RuntimeException fault) {
            Instant now = clock.instant();
            Optional<Class<?>> kind = Optional.of(fault.getClass());
            if (!kind.equals(told) || !now.isBefore(toldAt.plus(TELLING_EVERY))) {
                LOG.error("{}, and is tried again: {}", what, OneLine.of(fault));
                told = kind;
                toldAt = now;
            }
        }
    }
}
