package org.hotline12333.store.database;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.postgresql.Driver;

/**
 * By which PostgreSQL's driver ends statements that take too long. Its thread is woken for each
 * statement whose end is due before all else, and that is each one where nothing else is due: two
 * fifths of a look-up. So something is always due before.
 */
final class CancelTimer {
    /** Less than the least time that a statement can be given, which is a second. */
    private static final Duration TICK = Duration.ofMillis(500);

    static {
        Timer ofTheDriver = Driver.getSharedTimer().getTimer(); // a daemon's, for all connections
        ofTheDriver.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        // being due is all that it is for
                    }
                },
                TICK.toMillis(),
                TICK.toMillis());
    }

    private CancelTimer() {}

    /** From now on, as long as this process lives. */
    static void ticks() {
        // the class does it, once
    }
}
