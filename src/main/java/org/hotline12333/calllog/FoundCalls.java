package org.hotline12333.calllog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Calls that were looked for, the newest first.
 *
 * @param next where to go on, with what was asked for; empty where nothing more can be there
 */
public record FoundCalls(List<LoggedCall> calls, Optional<UUID> next) {
    public FoundCalls {
        calls = List.copyOf(calls);
    }
}
