package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.channel.CallChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that answers every command and reads none, until nothing more can be written to it. */
@Timeout(30)
class FastAgiUnreadTest {
    private static final String LONG = "x".repeat(1_700);

    private final AtomicInteger told = new AtomicInteger();
    private volatile @Nullable Thread call;

    private void tellWithoutEnd(CallChannel channel) {
        call = Thread.currentThread();
        while (true) {
            channel.keep(LONG);
            told.incrementAndGet();
        }
    }

    @Test
    void losesItsCall() throws IOException {
        try (Siege siege = Siege.of(this::tellWithoutEnd);
                Wire wire = siege.server().connect()) {
            siege.goesOn();
            wire.ring();
            for (int answered = 0; isAwaiting(answered); answered++) {
                wire.write("200 result=1\n");
            }
            siege.goesOn();

            assertThat(siege.violations())
                    .containsExactly("WARN bad peer: 127.0.0.1, what it is told is not read");
        }
    }

    /** Whether the call awaits its next answer; it may also wait for its words to be read. */
    private boolean isAwaiting(int answered) {
        while (!Thread.currentThread().isInterrupted()) {
            boolean isTold = told.get() == answered; // before its state, or that may be of old
            Thread thread = call;
            Thread.State state = thread == null ? Thread.State.NEW : thread.getState();
            if (state == Thread.State.TERMINATED) {
                return false;
            }
            if (isTold && state == Thread.State.WAITING) {
                return true;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the call neither goes on nor ends");
    }
}
