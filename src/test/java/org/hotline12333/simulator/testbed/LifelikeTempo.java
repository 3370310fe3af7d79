package org.hotline12333.simulator.testbed;

import java.io.InterruptedIOException;
import java.time.Duration;
import org.hotline12333.simulator.asterisk.Tempo;

/** Time passes as in life, only so many times faster. */
public final class LifelikeTempo implements Tempo {
    private final int pace;
    private Duration clock = Duration.ZERO;

    public LifelikeTempo(int pace) {
        this.pace = pace;
    }

    @Override
    public void commanded(String command) {
        // what counts is when the answer is due
    }

    @Override
    public void reach(Duration now) throws InterruptedIOException {
        try {
            Thread.sleep(now.minus(clock).dividedBy(pace));
            clock = now;
        } catch (InterruptedException e) {
            throw new InterruptedIOException(e.getMessage());
        }
    }
}
