package org.hotline12333.store.access;

import java.time.Instant;
import java.util.List;
import org.hotline12333.service.Enquirer;

/**
 * Guesses at something that is not a person's number, such as that of a ticket: they are counted
 * with those that are, so that nobody gets more of them by guessing at both.
 */
public final class Guesses {
    private final Throttle throttle;

    Guesses(Throttle throttle) {
        this.throttle = throttle;
    }

    /**
     * Whether a guess is held off; inside a transaction.
     *
     * @param origins the hashes of its origin, that of the writing key first
     * @param first is run where it is the first that is
     */
    public boolean holdOff(Enquirer enquirer, List<String> origins, Instant now, Runnable first) {
        Throttle.State state = throttle.state(enquirer, origins, now);
        if (state.isClosed() && throttle.holdsOff(state, enquirer, origins, now)) {
            first.run();
        }
        return state.isClosed();
    }

    /** A guess was wrong; inside a transaction. */
    public void count(Enquirer enquirer, List<String> origins, Instant now) {
        throttle.count(enquirer, origins, now);
    }

    /** That was committed. */
    public void counted(Enquirer enquirer, Instant now) {
        throttle.wrong(enquirer, now);
    }
}
