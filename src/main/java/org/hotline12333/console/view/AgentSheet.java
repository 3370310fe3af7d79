package org.hotline12333.console.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.service.Contract;
import org.hotline12333.service.VerificationLevel;

/**
 * What a caller did before an agent had them: where they were, what answered and how long it took.
 * Nothing that was keyed, and nothing that was told.
 *
 * @param callId by which the agent's telephone names the call
 * @param legs each time that the hotline had it
 * @param level what was proved of the caller last
 */
public record AgentSheet(String callId, List<Leg> legs, VerificationLevel level) {
    /** A call is bounded in its steps; so many are read at most. */
    private static final int LINES_MAX = 500;

    /** From where the hotline had the call to where it had not. */
    public record Leg(String began, Optional<Span> lasted, List<Line> lines, boolean cut) {}

    /**
     * Something that happened.
     *
     * @param place the menu, or the form and its field
     * @param language empty where none is known
     * @param answer what a service said, in one word; empty where a question was asked
     */
    public record Line(Span at, String place, String language, String answer) {}

    /** Nothing where no such call is known. */
    public static Optional<AgentSheet> of(
            String callId, List<LoggedCall> calls, Collection<Contract> contracts) {
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AgentSheet(
                                callId,
                                calls.stream().map(AgentSheet::leg).toList(),
                                level(calls, contracts)));
    }

    private static VerificationLevel level(List<LoggedCall> calls, Collection<Contract> contracts) {
        Map<String, VerificationLevel> proved = new HashMap<>();
        for (Contract contract : contracts) {
            contract.outcomes()
                    .forEach((name, outcome) -> {
                        VerificationLevel level = outcome.level();
                        if (level != null) {
                            proved.put(contract.service() + " " + name, level);
                        }
                    });
        }
        VerificationLevel last = VerificationLevel.UNKNOWN;
        for (LoggedCall call : calls) {
            for (LoggedStep step : call.steps()) {
                if (step instanceof LoggedStep.Submission served) {
                    last = proved.getOrDefault(served.service() + " " + served.outcome(), last);
                }
            }
        }
        return last;
    }

    private static Leg leg(LoggedCall call) {
        List<Line> lines = new ArrayList<>();
        for (LoggedStep step : call.steps()) {
            switch (step) {
                case LoggedStep.Question asked ->
                        lines.add(new Line(span(asked.at()), asked.place(), asked.language(), ""));
                case LoggedStep.Submission served ->
                        lines.add(
                                new Line(
                                        span(served.at()),
                                        served.place(),
                                        "",
                                        served.service() + ": " + served.outcome()));
                case LoggedStep.Passing _, LoggedStep.KeyRun _, LoggedStep.Farewell _ -> {}
            }
        }
        return new Leg(
                TicketSheet.time(call.began()),
                call.end().map(end -> span(end.after())),
                lines.subList(0, Math.min(lines.size(), LINES_MAX)),
                lines.size() > LINES_MAX);
    }

    private static Span span(Duration time) {
        return new Span(time);
    }

    /** Minutes and seconds. */
    public record Span(Duration time) {
        @Override
        public String toString() {
            return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
        }
    }
}
