package org.hotline12333.upkeep;

import java.util.function.LongSupplier;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.settings.ErrorLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that a server does beside its calls, and that fails by itself: one line for what fails,
 * and none for each time that it fails again in the same way within a minute.
 */
final class MaintenanceTask {
    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

    private final String failure;
    private final Runnable work;
    private final RateLimitedLog faults;

    /**
     * @param failure what is said of it when it fails
     */
    MaintenanceTask(String failure, Runnable work, LongSupplier nanos) {
        this.failure = failure;
        this.work = work;
        faults = new RateLimitedLog(nanos);
    }

    /** False where it failed. */
    boolean run() {
        try {
            work.run();
            faults.forget();
            return true;
        } catch (RuntimeException fault) {
            // The same kind of fault has many words for itself.
            faults.about(
                    fault.getClass().getName(),
                    _ -> LOG.error("{}: {}", failure, ErrorLine.of(fault)));
            return false;
        }
    }
}
