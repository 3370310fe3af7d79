package org.hotline12333.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.callstate.OpenedStates;
import org.hotline12333.insurance.RecordStore;

/**
 * What the server does beside its calls: it looks at the clock, links the audit each second and
 * notes its head each hour, changes from one key to another where that is due; and in a thread of
 * its own it removes what is past its time. Calls do not wait for any of it. Each chore fails by
 * itself, and is tried again. What is removed does not come back: nothing goes while the clock is
 * not believed.
 */
public final class Chores implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(1);

    /**
     * How long a chore that is under way is waited for at the end; it goes on at the next start.
     */
    static final Duration ENDING_MAX = Duration.ofSeconds(10);

    private final RecordStore records;
    private final SteadyClock clock;
    private final List<PeriodicTask> tasks;
    private final HeadChore head;
    private final TimeChore time;
    private final Chore linking;
    private final Chore noting;
    private final Chore timing;
    private final Chore rotating;
    private final List<Removal> removals;
    private final LongSupplier nanos;

    /**
     * @param note where a rotation of keys is noted, for an embedded database
     * @param nanos runs evenly, whatever is done to the machine's clock
     */
    public Chores(
            RecordStore records,
            CallLog log,
            OpenedStates states,
            Retention retention,
            Optional<KeyNote> note,
            SteadyClock clock,
            LongSupplier nanos) {
        this.records = records;
        this.clock = clock;
        this.nanos = nanos;
        head = new HeadChore(records.auditTrail(), nanos);
        time = new TimeChore(clock, records.timesSeen(), nanos);
        KeyChore keys = new KeyChore(records.keyRotation(), retention, note, clock);
        linking = chore("the audit is not linked", () -> records.auditTrail().link());
        noting = chore("the audit's head is not noted", head);
        timing = chore("the time is not kept in the database", time);
        rotating = chore("the keys are not looked after", keys);
        removals = retention.removals(records, log, states, nanos);
        tasks =
                List.of(
                        new PeriodicTask("chores", EVERY, this::often),
                        new PeriodicTask("removals", EVERY, this::remove));
    }

    private Chore chore(String complaint, Runnable work) {
        return new Chore(complaint, work, nanos);
    }

    void start() {
        tasks.forEach(PeriodicTask::start);
    }

    /** What is due now. */
    public void turn() {
        often();
        remove();
    }

    private void often() {
        timing.run();
        linking.run();
        noting.run();
        rotating.run();
    }

    private void remove() {
        Optional<Instant> by = clock.removesBy();
        by.ifPresent(now -> removals.forEach(removal -> removal.turn(now)));
    }

    /** Ends, with all linked that the calls have left. */
    @Override
    public void close() {
        tasks.forEach(PeriodicTask::close);
        tasks.forEach(task -> task.close(ENDING_MAX));
        linking.run();
        chore("the audit's head is not noted", head::note).run();
        chore("the time is not kept in the database", time::write).run();
        chore("the keys are not looked after", records.keyRotation()::close).run();
    }
}
