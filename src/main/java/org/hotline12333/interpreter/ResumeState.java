package org.hotline12333.interpreter;

import java.time.Duration;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.interpreter.CallState.Slips;

/**
 * What the exchange keeps of a call, so that another server can go on with it. Written only where
 * it has changed; never a keyed secret. Used by the call's thread.
 */
final class ResumeState {
    /** Longer than any queue holds a caller. */
    static final Duration QUEUE_LIFE = Duration.ofHours(2);

    /** Longer than any question takes, with all that is said before it. */
    static final Duration QUESTION_LIFE = Duration.ofMinutes(15);

    private final CallChannel channel;
    private final StateSealer seal;
    private final CallState beginning;
    private final RateLimitedLog warnings;
    private CallState kept;

    /**
     * A call that has just begun or come back.
     *
     * @param state from which a call begins that is not kept
     */
    ResumeState(CallChannel channel, StateSealer seal, CallState state, RateLimitedLog warnings) {
        this.channel = channel;
        this.seal = seal;
        this.beginning = state;
        this.kept = state;
        this.warnings = warnings;
    }

    /** The caller is about to be asked: should this server die, another one asks. */
    void keep(CallState state) {
        CallState now = state.withSlips(Slips.NONE);
        if (!now.equals(kept)) {
            channel.keep(sealed(now, QUESTION_LIFE));
            kept = now;
        }
    }

    /**
     * For a queue: nothing where the exchange could not take it, since the transfer comes first.
     */
    String forQueue(CallState state) {
        return sealed(state.transferred(), QUEUE_LIFE);
    }

    private String sealed(CallState state, Duration life) {
        String id = channel.facts().uniqueId();
        for (CallState lighter : state.lighter(beginning)) {
            String sealed = seal.seal(id, lighter.line(), life);
            if (sealed.length() <= StateSealer.LENGTH_MAX) {
                return sealed;
            }
            warnings.about(
                    "call state too long",
                    "%d characters of %d, so that the last answer may not come back, call %s"
                            .formatted(sealed.length(), StateSealer.LENGTH_MAX, id));
        }
        return "";
    }
}
