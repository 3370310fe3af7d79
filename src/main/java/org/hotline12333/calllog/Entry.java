package org.hotline12333.calllog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What waits to be written. */
sealed interface Entry {
    record Begin(UUID call, Leg leg, String callId, String dialled, String dialplan, Instant at)
            implements Entry {}

    record End(
            UUID call,
            List<LoggedStep> steps,
            Optional<LoggedCall.Visit> visit,
            LoggedCall.End end,
            Optional<CallOutcome> outcome)
            implements Entry {
        public End {
            steps = List.copyOf(steps);
        }
    }
}
