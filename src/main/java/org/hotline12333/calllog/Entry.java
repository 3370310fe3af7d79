package org.hotline12333.calllog;

import java.time.Instant;
import java.util.UUID;

/** What waits to be written. */
sealed interface Entry {
    record Begin(UUID call, String callId, String dialled, String dialplan, Instant at)
            implements Entry {}

    record Step(UUID call, int number, LoggedStep step) implements Entry {}

    record End(UUID call, LoggedCall.End end) implements Entry {}
}
