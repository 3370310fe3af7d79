package org.hotline12333.dialog.check;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemKind;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.WeightLimits;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.dialog.weight.Weight.Answer;
import org.hotline12333.prompt.Language;

/** Holds the weight of the menus against the limits of their dialplan. */
final class WeightCheck {
    private final WeightLimits limits;
    private final Weight weight;
    private final ProblemList problems;

    /** A figure over its limit, in one language. */
    private record Breach(String path, String what, String figure) {}

    WeightCheck(WeightLimits limits, Weight weight, ProblemList problems) {
        this.limits = limits;
        this.weight = weight;
        this.problems = problems;
    }

    void check() {
        limits.answer().ifPresent(this::heard);
        limits.typedAhead().ifPresent(this::typedAhead);
        limits.keys().ifPresent(this::keys);
        limits.firstOption().ifPresent(this::firstOption);
    }

    private void heard(Duration most) {
        tell(
                DialplanProblem.ANSWER_LATE,
                "answer",
                weight.answers().stream()
                        .filter(answer -> answer.since().heard().compareTo(most) > 0)
                        .map(answer ->
                                breach(
                                        answer,
                                        "begins after",
                                        in(answer.since().heard(), answer.language()))),
                "say less on the way to it");
    }

    private void typedAhead(Duration most) {
        tell(
                DialplanProblem.TYPED_AHEAD_LATE,
                "typed-ahead",
                weight.answers().stream()
                        .filter(answer -> answer.lastKey().compareTo(most) > 0)
                        .map(answer ->
                                breach(
                                        answer,
                                        "lets a caller who typed ahead wait",
                                        in(answer.lastKey(), answer.language()))),
                "say less between that key and it");
    }

    private void keys(int most) {
        tell(
                DialplanProblem.KEYS_TOO_MANY,
                "keys",
                weight.answers().stream()
                        .filter(answer -> answer.since().keys() > most)
                        .map(answer -> breach(answer, "takes", keys(answer))),
                "lead to it by fewer menus or fields");
    }

    private void firstOption(Duration most) {
        tell(
                DialplanProblem.FIRST_OPTION_LATE,
                "first-option",
                weight.menus().stream()
                        .flatMap(menu ->
                                menu
                                        .firstOption()
                                        .filter(end -> end.compareTo(most) > 0)
                                        .map(end ->
                                                new Breach(
                                                        menu.path() + "/prompt",
                                                        "menu `%s` has named its first option after"
                                                                .formatted(menu.dialog()),
                                                        in(end, menu.language())))
                                        .stream()),
                "begin its prompt with a choice");
    }

    private static Breach breach(Answer answer, String does, String figure) {
        String from = answer.after().map(" after answer `%s`"::formatted).orElse("");
        return new Breach(
                answer.path(), "answer `%s`%s %s".formatted(answer.name(), from, does), figure);
    }

    /** One problem for all languages. */
    private void tell(ProblemKind kind, String limit, Stream<Breach> breaches, String mend) {
        Map<Breach, String> figures = new LinkedHashMap<>();
        breaches.forEach(breach ->
                figures.merge(
                        new Breach(breach.path(), breach.what(), ""),
                        breach.figure(),
                        (one, other) -> one + ", " + other));
        figures.forEach((breach, figure) -> {
            SourceLocation at = problems.at(breach.path());
            problems.add(
                    kind,
                    at,
                    breach.what() + " " + figure,
                    "%s, or raise `%s` in %s"
                            .formatted(mend, limit, problems.at("limits/" + limit).seenFrom(at)));
        });
    }

    private static String keys(Answer answer) {
        return "%d keys in %s".formatted(answer.since().keys(), answer.language());
    }

    private static String in(Duration time, Language language) {
        return String.format(Locale.ROOT, "%.1f s in %s", time.toMillis() / 1000.0, language);
    }
}
