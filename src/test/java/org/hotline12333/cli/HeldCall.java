package org.hotline12333.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.Tempo;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;

/** A caller for whom time stands still, until they are gone without a word. */
final class HeldCall implements AutoCloseable {
    private final CountDownLatch gone = new CountDownLatch(1);
    private final Thread line;

    private HeldCall(ServeProcess serving, String id) {
        line =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                AgiPeer.of(serving.address(), _ -> Duration.ofMillis(300))
                                        .call(
                                                Exchange.of(new CallFacts(id, "", "12333")),
                                                new ScriptedCaller().isSilent(),
                                                new StandingTime());
                            } catch (IOException _) {
                                gone.countDown(); // as it is meant to end
                            }
                        });
    }

    static HeldCall to(ServeProcess serving, String id) {
        return new HeldCall(serving, id);
    }

    private final class StandingTime implements Tempo {
        @Override
        public void commanded(String command) {
            // nothing to measure
        }

        @Override
        public void reach(Duration clock) throws InterruptedIOException {
            try {
                gone.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            throw new InterruptedIOException("gone");
        }
    }

    @Override
    public void close() {
        gone.countDown();
        try {
            line.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
