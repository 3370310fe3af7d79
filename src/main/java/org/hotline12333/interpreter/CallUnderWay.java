package org.hotline12333.interpreter;

import java.time.Duration;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.RecordSpec;

/** A call under way, and who observes it. */
record CallUnderWay(
        CallChannel channel,
        SafeObserver observer,
        ResumeState resumeState,
        KeyingSpeed speed,
        Release release) {
    /** Led by another release from here on. */
    CallUnderWay withRelease(Release other) {
        return new CallUnderWay(channel, observer, resumeState, speed, other);
    }

    String id() {
        return channel.facts().uniqueId();
    }

    Transfers transfers() {
        return new Transfers(channel, observer, release);
    }

    Duration clock() {
        return channel.clock();
    }

    void unsaid(String place, ClipMissingException why) {
        observer.tell(new CallEvent.Unsaid(clock(), place, String.valueOf(why.getMessage())));
    }

    /**
     * Before a question: what the exchange must know should this server die, or leave.
     *
     * @param kept whether the caller may have a place in a queue
     */
    boolean isHandedOver(CallSession session, boolean kept) {
        boolean leaving = channel.isLeaving();
        channel.speaks(session.language());
        if (kept && !QueueTurns.keepsPlace(session)) {
            channel.giveUpPlace();
        }
        resumeState.keep(session.state().handedOver(leaving));
        if (leaving) {
            channel.handOver();
        }
        return leaving;
    }

    /** Whether the caller has hung up; a recording ends without a word of that. */
    boolean isGone() {
        try {
            channel.pause(Duration.ZERO);
            return false;
        } catch (DisconnectException _) {
            return true;
        }
    }

    Turn listen(CallSession session, RecordSpec how) {
        try {
            return session.recorded(channel.record(how), clock());
        } catch (ClipMissingException e) {
            unsaid(session.place(), e);
            return session.failed();
        }
    }
}
