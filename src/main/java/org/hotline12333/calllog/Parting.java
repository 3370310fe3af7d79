package org.hotline12333.calllog;

import java.util.List;
import org.hotline12333.calllog.LoggedStep.Farewell;
import org.hotline12333.calllog.LoggedStep.KeyRun;
import org.hotline12333.calllog.LoggedStep.Passing;
import org.hotline12333.calllog.LoggedStep.Question;
import org.hotline12333.calllog.LoggedStep.Submission;

/**
 * Where two calls part in which the same was keyed.
 *
 * @param step the first one that is not the same, counted from 0
 */
public record Parting(int step, Kind kind) {
    /** What is not the same. */
    public enum Kind {
        /** They never part. */
        NONE,
        /** They are at different places. */
        PLACE,
        TEXTS,
        OUTCOME,
        /** An answer led another way. */
        WAY,
        /** The second one is over here. */
        SECOND_OVER,
        /** The first one is over here. */
        FIRST_OVER,
        /** What was keyed in the first one is kept nowhere. */
        LOST
    }

    public boolean isNone() {
        return kind == Kind.NONE;
    }

    /** What happened in a call, as far as it can be compared. */
    public static List<LoggedStep> steps(List<LoggedCall> call) {
        return comparable(call.stream().flatMap(part -> part.steps().stream()).toList());
    }

    /** Without questions that say nothing: how often an entry is begun is a matter of time. */
    public static List<LoggedStep> comparable(List<LoggedStep> steps) {
        return steps.stream()
                .filter(step -> !(step instanceof Question question && question.texts().isEmpty()))
                .toList();
    }

    public static Parting of(List<LoggedStep> first, List<LoggedStep> second) {
        for (int i = 0; i < first.size(); i++) {
            Kind kind =
                    first.get(i) instanceof KeyRun
                            ? Kind.LOST
                            : i == second.size()
                                    ? Kind.SECOND_OVER
                                    : between(first.get(i), second.get(i));
            if (kind != Kind.NONE) {
                return new Parting(i, kind);
            }
        }
        return new Parting(
                first.size(), second.size() > first.size() ? Kind.FIRST_OVER : Kind.NONE);
    }

    private static Kind between(LoggedStep first, LoggedStep second) {
        return switch (first) {
            case Question one when second instanceof Question other -> between(one, other);
            case Submission one when second instanceof Submission other -> between(one, other);
            case Passing one when second instanceof Passing other ->
                    way(one.transitions(), other.transitions());
            case Farewell one when second instanceof Farewell other ->
                    texts(one.language(), one.texts(), other.language(), other.texts());
            case Question _, Submission _, Passing _, Farewell _, KeyRun _ -> Kind.PLACE;
        };
    }

    private static Kind between(Question one, Question other) {
        if (!one.place().equals(other.place())) {
            return Kind.PLACE;
        }
        Kind said = texts(one.language(), one.texts(), other.language(), other.texts());
        return said == Kind.NONE ? way(one.transitions(), other.transitions()) : said;
    }

    private static Kind between(Submission one, Submission other) {
        if (!one.place().equals(other.place()) || !one.service().equals(other.service())) {
            return Kind.PLACE;
        }
        return one.outcome().equals(other.outcome())
                ? way(one.transitions(), other.transitions())
                : Kind.OUTCOME;
    }

    private static Kind texts(
            String language, List<String> one, String otherLanguage, List<String> other) {
        return language.equals(otherLanguage) && one.equals(other) ? Kind.NONE : Kind.TEXTS;
    }

    private static Kind way(List<String> one, List<String> other) {
        return one.equals(other) ? Kind.NONE : Kind.WAY;
    }
}
