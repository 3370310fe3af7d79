package org.hotline12333.cli;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hotline12333.simulator.asterisk.Tempo;

/** As it passes for people, until the rest is of no interest. */
final class RealTime implements Tempo {
    private final long begun = System.nanoTime();
    private final CountDownLatch hurry = new CountDownLatch(1);

    /** From now on nobody waits. */
    void hurry() {
        hurry.countDown();
    }

    @Override
    public void commanded(String command) {
        // nothing to measure
    }

    @Override
    public void reach(Duration clock) throws InterruptedIOException {
        try {
            Duration left = clock.minusNanos(System.nanoTime() - begun);
            boolean _ = hurry.await(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            throw new InterruptedIOException();
        }
    }
}
