package org.hotline12333.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.callstate.UsedStates;
import org.hotline12333.insurance.RecordStore;

/**
 * What the server does beside its calls: it looks at the clock, links the audit each second and
 * notes its head each hour, changes from one key to another where that is due; and in a thread of
 * its own it removes what is past its time. Calls do not wait for any of it. Each task fails by
 * itself, and is tried again. What is removed does not come back: nothing goes while the clock is
 * not believed.
 */
public final class Maintenance implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(1);

    /** How long a task that is under way is waited for at the end; it goes on at the next start. */
    static final Duration ENDING_MAX = Duration.ofSeconds(10);

    private final RecordStore records;
    private final SteadyClock clock;
    private final List<PeriodicTask> tasks;
    private final AuditHeadTask head;
    private final ClockTask time;
    private final MaintenanceTask linking;
    private final MaintenanceTask noting;
    private final MaintenanceTask timing;
    private final MaintenanceTask rotating;
    private final List<Removal> removals;
    private final LongSupplier nanos;

    /**
     * @param note where a rotation of keys is noted, for an embedded database
     * @param nanos runs evenly, whatever is done to the machine's clock
     */
    public Maintenance(
            RecordStore records,
            CallLog log,
            UsedStates states,
            Retention retention,
            Optional<RotationStatusFile> note,
            SteadyClock clock,
            LongSupplier nanos) {
        this.records = records;
        this.clock = clock;
        this.nanos = nanos;
        head = new AuditHeadTask(records.auditTrail(), nanos);
        time = new ClockTask(clock, records.timesSeen(), nanos);
        KeyRotationTask keys = new KeyRotationTask(records.keyRotation(), retention, note, clock);
        linking = task("audit linking failed", () -> records.auditTrail().link());
        noting = task("audit head not logged", head);
        timing = task("clock mark not written", time);
        rotating = task("key rotation failed", keys);
        removals = retention.removals(records, log, states, nanos);
        tasks =
                List.of(
                        new PeriodicTask("maintenance", EVERY, this::often),
                        new PeriodicTask("removals", EVERY, this::remove));
    }

    private MaintenanceTask task(String failure, Runnable work) {
        return new MaintenanceTask(failure, work, nanos);
    }

    void start() {
        tasks.forEach(PeriodicTask::start);
    }

    /** What is due now. */
    public void tick() {
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
        by.ifPresent(now -> removals.forEach(removal -> removal.tick(now)));
    }

    /** Ends, with all linked that the calls have left. */
    @Override
    public void close() {
        tasks.forEach(PeriodicTask::close);
        tasks.forEach(task -> task.close(ENDING_MAX));
        linking.run();
        task("audit head not logged", head::note).run();
        task("clock mark not written", time::write).run();
        task("key rotation failed", records.keyRotation()::close).run();
    }
}
