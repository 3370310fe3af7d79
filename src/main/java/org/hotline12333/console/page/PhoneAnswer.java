package org.hotline12333.console.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hotline12333.simulator.trial.Trial;
import org.hotline12333.simulator.trial.Trial.Line;
import org.hotline12333.simulator.trial.Trial.Standing;
import org.hotline12333.simulator.trial.Trial.TimedClip;

/**
 * What a page gets; times in milliseconds of the call's clock.
 *
 * @param problems of a script that cannot be followed, of which nothing else is told
 * @param wants what is waited for; {@code over} where nothing is
 * @param at since when it is waited for
 * @param until when the hotline gives up; the whole call's length where it is over
 * @param end how it was over
 */
record PhoneAnswer(
        List<Problem> problems,
        String script,
        List<Row> lines,
        String place,
        String wants,
        long at,
        long until,
        String end) {
    /** What is wrong with a line of the script. */
    record Problem(int line, String message, String mend) {}

    /**
     * Something that happened.
     *
     * @param kind {@code said}, {@code did} or {@code answered}
     * @param words what was said or done, or the service and its outcome
     */
    record Row(
            String kind, long at, String place, String language, String words, List<Heard> clips) {}

    record Heard(String id, long at, long length) {}

    static PhoneAnswer of(Trial trial) {
        return switch (trial) {
            case Trial.Refused(var problems) ->
                    new PhoneAnswer(
                            problems.stream()
                                    .map(each ->
                                            new Problem(each.line(), each.message(), each.mend()))
                                    .toList(),
                            "",
                            List.of(),
                            "",
                            "",
                            0,
                            0,
                            "");
            case Trial.Call call -> of(call, call.lines().stream().map(PhoneAnswer::row).toList());
        };
    }

    private static PhoneAnswer of(Trial.Call call, List<Row> rows) {
        return switch (call.standing()) {
            case Standing.Waiting(String place, Trial.Wants wants, Duration at, Duration until) ->
                    new PhoneAnswer(
                            List.of(),
                            call.script(),
                            rows,
                            place,
                            name(wants),
                            at.toMillis(),
                            until.toMillis(),
                            "");
            case Standing.Over(Trial.End how, String queue) ->
                    new PhoneAnswer(
                            List.of(),
                            call.script(),
                            rows,
                            queue,
                            "over",
                            call.length().toMillis(),
                            call.length().toMillis(),
                            name(how));
        };
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Row row(Line line) {
        long at = line.at().toMillis();
        return switch (line) {
            case Line.Said(_, String place, String language, String words, var clips) ->
                    new Row(
                            "said",
                            at,
                            place,
                            language,
                            words,
                            clips.stream().map(PhoneAnswer::heard).toList());
            case Line.Did(_, String words) -> new Row("did", at, "", "", words, List.of());
            case Line.Answered(_, String place, String service, String outcome) ->
                    new Row("answered", at, place, "", service + ": " + outcome, List.of());
        };
    }

    private static Heard heard(TimedClip clip) {
        return new Heard(clip.id(), clip.at().toMillis(), clip.length().toMillis());
    }

    /** The script may have a secret. */
    @Override
    public String toString() {
        return "PhoneAnswer[" + wants + "]";
    }
}
