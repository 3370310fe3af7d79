package org.hotline12333.console.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.calllog.LoggedStep.Question;
import org.hotline12333.calllog.LoggedStep.Submission;
import org.hotline12333.calllog.Parting;
import org.hotline12333.calllog.Parting.Kind;
import org.hotline12333.console.view.CallReplay.Led;
import org.hotline12333.console.view.CallReplay.Row;
import org.hotline12333.console.view.MenuMap.Way;

/**
 * A call beside how the same keys go today, up to where they part: beyond that they mean something
 * else, and a number keyed there would be spelt by the ways.
 *
 * @param person the name of the text that tells as whom it was made again
 * @param ofThen whether the first one is shown by what led it
 */
public record RunAgain(
        String callId,
        String person,
        boolean ofThen,
        List<Row> then,
        List<Row> today,
        Parting parting) {
    /**
     * Draws both.
     *
     * @param then what happened
     * @param today what happens now
     */
    public static RunAgain of(
            String callId,
            String person,
            List<LoggedStep> then,
            Optional<Led> ledThen,
            List<LoggedStep> today,
            Led present,
            Parting parting) {
        return new RunAgain(
                callId,
                person,
                ledThen.isPresent(),
                rows(upTo(then, parting), ledThen.orElse(present)),
                rows(upTo(today, parting), present),
                parting);
    }

    private static List<Row> rows(List<LoggedStep> steps, Led by) {
        Duration end = steps.isEmpty() ? Duration.ZERO : steps.getLast().at();
        return CallReplay.rows(steps, end, by);
    }

    private static List<LoggedStep> upTo(List<LoggedStep> steps, Parting parting) {
        List<LoggedStep> same =
                new ArrayList<>(steps.subList(0, Math.min(parting.step(), steps.size())));
        if (parting.step() < steps.size()) {
            same.add(shown(steps.get(parting.step()), parting.kind()));
        }
        return same;
    }

    /** Of a question that is another one, not what was keyed there. */
    private static LoggedStep shown(LoggedStep step, Kind kind) {
        boolean keyed = kind == Kind.WAY || kind == Kind.OUTCOME;
        return step instanceof Question question && !keyed
                ? new Question(
                        question.at(),
                        question.place(),
                        question.language(),
                        question.texts(),
                        Optional.empty(),
                        List.of())
                : step;
    }

    /** The name of the text that says where they part. */
    public String sentence() {
        String by = parting.kind() == Kind.PLACE && way().isPresent() ? "-by" : "";
        return "replay.again."
                + parting.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + by;
    }

    /** What that text says of then. */
    public String first() {
        return told(then);
    }

    /** What that text says of today. */
    public String second() {
        return told(today);
    }

    /** Where that is. */
    public String place() {
        List<Row> known = then.size() > parting.step() ? then : today;
        return known.size() > parting.step() ? known.get(parting.step()).place() : "";
    }

    /** What led to where they part, where that is the same way. */
    public Optional<Way> way() {
        return parting.step() == 0
                ? Optional.empty()
                : then.get(parting.step() - 1).went().stream()
                        .reduce((_, last) -> last)
                        .flatMap(CallReplay.Went::way);
    }

    private String told(List<Row> rows) {
        if (rows.size() <= parting.step()) {
            return "–";
        }
        Row row = rows.get(parting.step());
        return switch (parting.kind()) {
            case TEXTS -> String.join(", ", row.said().stream().map(CallReplay.Said::id).toList());
            case WAY -> String.join(", ", row.went().stream().map(CallReplay.Went::id).toList());
            case OUTCOME -> row.step() instanceof Submission served ? served.outcome() : "–";
            case NONE, PLACE, SECOND_OVER, FIRST_OVER, LOST ->
                    row.place().isEmpty() ? "–" : row.place();
        };
    }

    /** The address of the same as a script. */
    public String script() {
        return CallList.address(callId) + "/script";
    }
}
