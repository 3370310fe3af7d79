package org.hotline12333.cli;

import java.io.InterruptedIOException;
import java.time.Duration;
import org.hotline12333.simulator.asterisk.Tempo;

/** As it passes for people. */
final class RealTime implements Tempo {
    private final long begun = System.nanoTime();

    @Override
    public void commanded(String command) {
        // nothing to measure
    }

    @Override
    public void reach(Duration clock) throws InterruptedIOException {
        try {
            Thread.sleep(clock.minusNanos(System.nanoTime() - begun));
        } catch (InterruptedException _) {
            throw new InterruptedIOException();
        }
    }
}
