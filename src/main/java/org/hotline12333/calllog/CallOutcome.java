package org.hotline12333.calllog;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a call, told once of each, by whoever had it last. The words are those of Ningxia's
 * hotline: connected are those who were answered by the machine or by a person, of all.
 */
public enum CallOutcome {
    /** Over without a person, after an answer was heard. */
    SELF_SERVICE,
    /** A person has talked to the caller. */
    AGENT,
    /** Over before any answer, or while waiting for a person. */
    ABANDONED,
    /** By a fault of the hotline. */
    FAILED,
    /** Another server has it now, which counts it as a call. */
    HANDED_OVER;

    private static final String TALKED = "CONTINUE";

    /**
     * Of a leg that is over.
     *
     * @param answered whether what the caller came for was told or done
     * @param visit to the queue that the caller came from
     * @param how the leg was left, as the call log has it
     * @return empty where the call goes on, or was none of a caller's
     */
    static Optional<CallOutcome> of(
            Leg leg, boolean answered, Optional<LoggedCall.Visit> visit, String how) {
        boolean talked = visit.filter(CallOutcome::hasTalked).isPresent();
        return switch (how) {
            case "HANDED_OVER" -> Optional.of(HANDED_OVER);
            case "TRANSFERRED" -> Optional.empty();
            case "FAILED" -> of(leg, FAILED);
            case LoggedCall.GONE -> Optional.of(talked ? AGENT : ABANDONED);
            default -> of(leg, talked ? AGENT : answered ? SELF_SERVICE : ABANDONED);
        };
    }

    private static Optional<CallOutcome> of(Leg leg, CallOutcome outcome) {
        return leg == Leg.ASIDE ? Optional.empty() : Optional.of(outcome);
    }

    private static boolean hasTalked(LoggedCall.Visit visit) {
        return visit.outcome().equals(TALKED) || visit.talked().compareTo(Duration.ZERO) > 0;
    }
}
