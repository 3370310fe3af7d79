package org.hotline12333.simulator.asterisk;

import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * How the time of one call passes: a caller's clock runs ahead with each command, and the answer is
 * written when the tempo has followed. Used by the call's thread.
 */
public interface Tempo {
    /** Nobody waits. */
    Tempo AT_ONCE =
            new Tempo() {
                @Override
                public void commanded(String command) {
                    // nothing to measure
                }

                @Override
                public void reach(Duration clock) {
                    // it is always now
                }
            };

    /** This whole command has come. */
    void commanded(String command);

    /**
     * Returns when the caller's clock has come here; the answer is written right after.
     *
     * @throws InterruptedIOException where the call is given up
     */
    void reach(Duration clock) throws InterruptedIOException;
}
