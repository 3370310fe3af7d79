package org.hotline12333.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hotline12333.live.LiveCall;
import org.hotline12333.live.MaskedCaller;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.VerificationLevel;

/**
 * What the live page shows.
 *
 * @param calls the longest first, no more than {@link #SHOWN_MAX}
 * @param count of all calls under way
 * @param limit calls at once
 * @param queued callers whom queues have: they wait, or talk to an agent
 * @param today empty where the store does not answer, or has not yet
 * @param health empty before anybody has looked
 * @param at when it was so
 */
public record LiveBoard(
        List<Row> calls,
        int count,
        int limit,
        int queued,
        Optional<Today> today,
        Optional<Health> health,
        Instant at) {
    /** Nobody reads more rows, and a browser has to lay them out each second. */
    public static final int SHOWN_MAX = 200;

    /** So full, a hotline is about to turn callers away. */
    private static final double NEARLY = 0.8;

    /**
     * A call.
     *
     * @param id of its row in the page
     */
    public record Row(
            String id,
            String callId,
            MaskedCaller caller,
            String place,
            Optional<Language> language,
            VerificationLevel level,
            Span lasts,
            Span here) {}

    /**
     * A time that goes on.
     *
     * @param since when it began
     * @param so how long it has lasted
     */
    public record Span(Instant since, Duration so) {
        static Span of(Instant since, Instant now) {
            Duration so = Duration.between(since, now);
            return new Span(since, so.isNegative() ? Duration.ZERO : so);
        }

        /** Minutes and seconds. */
        public String clock() {
            return "%d:%02d".formatted(so.toMinutes(), so.toSecondsPart());
        }

        /** As a duration of HTML. */
        public String machine() {
            return "PT%dS".formatted(so.toSeconds());
        }
    }

    public static LiveBoard of(
            List<LiveCall> calls,
            int limit,
            int queued,
            Optional<Today> today,
            Optional<Health> health,
            Instant now) {
        return new LiveBoard(
                calls.stream().limit(SHOWN_MAX).map(call -> row(call, now)).toList(),
                calls.size(),
                limit,
                queued,
                today,
                health,
                now);
    }

    private static Row row(LiveCall call, Instant now) {
        return new Row(
                "call-" + call.number(),
                call.callId(),
                call.caller(),
                call.place(),
                call.language(),
                call.level(),
                Span.of(call.began(), now),
                Span.of(call.since(), now));
    }

    /** Calls that have no row. */
    public int hidden() {
        return count - calls.size();
    }

    public boolean isNearlyFull() {
        return count >= limit * NEARLY;
    }
}
