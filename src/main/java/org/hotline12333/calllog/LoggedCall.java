package org.hotline12333.calllog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call, as long as the hotline had it.
 *
 * @param callId the exchange's name of the call
 * @param dialled the number dialled, or empty
 * @param dialplan the digest of the dialplan that it was led by
 * @param visit where a queue gave the caller back, or the call was over in one
 * @param end empty while the call is under way, and where its end was lost
 */
public record LoggedCall(
        String callId,
        String dialled,
        String dialplan,
        Instant began,
        List<LoggedStep> steps,
        Optional<Visit> visit,
        Optional<End> end) {
    public LoggedCall {
        steps = List.copyOf(steps);
    }

    /** How a call has ended that the hotline did not have at its end. */
    public static final String GONE = "GONE";

    /** Whether it tells no more than that a call was over. */
    public boolean isGone() {
        return end.filter(last -> last.how().equals(GONE)).isPresent();
    }

    /** One that came from no queue. */
    public LoggedCall(
            String callId,
            String dialled,
            String dialplan,
            Instant began,
            List<LoggedStep> steps,
            Optional<End> end) {
        this(callId, dialled, dialplan, began, steps, Optional.empty(), end);
    }

    /**
     * What had become of the caller in a queue.
     *
     * @param outcome the exchange's name of it
     * @param agent who talked to the caller, as the exchange calls them, or empty
     */
    public record Visit(
            String queue, String outcome, String agent, Duration waited, Duration talked) {}

    /**
     * How it ended.
     *
     * @param after since it began
     * @param queue the exchange's queue that the caller was given to, or empty
     */
    public record End(Duration after, String how, String queue) {}
}
