package org.hotline12333.upkeep;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.store.name.NameSounds;
import org.hotline12333.store.name.NameSounds.Done;
import org.hotline12333.store.name.SpokenNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the names of a delivery their sounds beside the calls, and learns which ones other servers
 * have given. What waits at the end is gone on with at the next start.
 */
public final class NameTask implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(NameTask.class);

    private final SpokenNames names;
    private final NameSounds sounds;
    private final RateLimitedLog faults;
    private final PeriodicTask task = new PeriodicTask("names", EVERY, this::tick);
    private volatile boolean ending;

    /**
     * @param nanos runs evenly, whatever is done to the machine's clock
     */
    public NameTask(SpokenNames names, NameSounds.Speaker speaker, LongSupplier nanos) {
        this.names = names;
        sounds = new NameSounds(names, speaker);
        faults = new RateLimitedLog(nanos);
    }

    public void start() {
        task.start();
    }

    /** What is due now. */
    void tick() {
        new MaintenanceTask("names not spoken", this::work, System::nanoTime).run();
    }

    private void work() {
        names.lookUp();
        Done done = sounds.give(() -> ending);
        if (!done.fault().isEmpty()) {
            faults.about("names left out", done.waiting() + " wait for a sound, " + done.fault());
        }
        if (done.spoken() + done.unsayable() > 0) {
            LOG.info(
                    "names spoken: {}, cannot be said {}, wait {}",
                    done.spoken(),
                    done.unsayable(),
                    done.waiting());
        }
    }

    @Override
    public void close() {
        ending = true;
        task.close(Maintenance.ENDING_MAX);
    }
}
