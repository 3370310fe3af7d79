package org.hotline12333.store.access;

import java.time.Instant;
import java.util.List;
import org.hotline12333.service.Enquirer;

/** Counts in the throttle. */
record CountedGuesses(Throttle throttle) implements Guesses {
    @Override
    public boolean holdOff(Enquirer enquirer, List<String> origins, Instant now, Runnable first) {
        Throttle.State state = throttle.state(enquirer, origins, now);
        if (state.isClosed() && throttle.holdsOff(state, enquirer, origins, now)) {
            first.run();
        }
        return state.isClosed();
    }

    @Override
    public void count(Enquirer enquirer, List<String> origins, Instant now) {
        throttle.count(enquirer, origins, now);
    }

    @Override
    public void counted(Enquirer enquirer, Instant now) {
        throttle.wrong(enquirer, now);
    }
}
