package org.hotline12333;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.CallLogAwayException;
import org.hotline12333.interpreter.Release;
import org.hotline12333.release.ReleaseWatcher;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what calls are led by, beside the call log, in a thread of its own: whoever follows a call
 * later reads the texts of then. What cannot be kept is tried again, and no call waits for it.
 */
final class ReleaseKeeper implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ReleaseWatcher watcher;
    private final CallLog log;
    private final InstantSource clock;
    private final PeriodicTask looks = new PeriodicTask("release-keeping", EVERY, this::look);
    private boolean hasLooked;
    private @Nullable Release kept;

    ReleaseKeeper(ReleaseWatcher watcher, CallLog log, InstantSource clock) {
        this.watcher = watcher;
        this.log = log;
        this.clock = clock;
    }

    void start() {
        looks.start();
    }

    /** A start has more urgent things to do. */
    private void look() {
        if (hasLooked) {
            keep();
        }
        hasLooked = true;
    }

    /** Keeps what leads calls now, where that is not kept yet. */
    @SuppressWarnings("ReferenceEquality") // the same object says that nothing has changed
    void keep() {
        Release present = watcher.releases().present();
        if (present == kept) {
            return;
        }
        try {
            watcher.written()
                    .ifPresent(written -> {
                        log.releases()
                                .keep(
                                        written.dialplan(),
                                        clock.instant().minus(written.age()),
                                        written.print(),
                                        written.files());
                        kept = present;
                    });
        } catch (CallLogAwayException _) {
            hasLooked = true; // the log says so itself, and another look follows
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        looks.close();
    }
}
