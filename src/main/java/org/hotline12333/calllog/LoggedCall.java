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
 * @param end empty while the call is under way, and where its end was lost
 */
public record LoggedCall(
        String callId,
        String dialled,
        String dialplan,
        Instant began,
        List<LoggedStep> steps,
        Optional<End> end) {
    public LoggedCall {
        steps = List.copyOf(steps);
    }

    /**
     * How it ended.
     *
     * @param after since it began
     * @param queue the exchange's queue that the caller was given to, or empty
     */
    public record End(Duration after, String how, String queue) {}
}
