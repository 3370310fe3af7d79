package org.hotline12333.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.calllog.LoggedStep.Answer;
import org.hotline12333.console.view.MenuMap.Way;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Transition;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.OutlinePart;
import org.hotline12333.prompt.Prompts;

/**
 * A call as its caller had it.
 *
 * @param parts one for each time that the hotline had it, the first time first
 * @param hidden how many more there were
 */
public record CallReplay(String callId, List<Part> parts, int hidden) {
    /** A caller whom no agent answers comes back some times; nobody reads more. */
    public static final int PARTS_MAX = 20;

    /** Where a value is said, in a list of clips. */
    static final String GAP = "-";

    /** What a call was led by: texts and ways. */
    public record Led(Prompts prompts, Map<String, Transition> ways) {
        public static Led by(Prompts prompts, Dialplan dialplan) {
            return new Led(
                    prompts,
                    dialplan.transitions().stream()
                            .collect(Collectors.toMap(Transition::id, way -> way)));
        }
    }

    /**
     * A call, as long as the hotline had it.
     *
     * @param ofThen whether texts and ways are those by which it was led
     * @param lasts how long the hotline had it, as far as that is known
     */
    public record Part(LoggedCall call, boolean ofThen, List<Row> rows, Duration lasts) {
        public String began() {
            return CallList.moment(call.began());
        }
    }

    /**
     * A step.
     *
     * @param at since the part began
     * @param lasts to the next step, or to the end
     */
    public record Row(
            LoggedStep step, Duration at, Duration lasts, List<Said> said, List<Went> went) {
        /** Minutes, seconds and tenths since the part began. */
        public String clock() {
            return CallReplay.clock(at);
        }

        /** The end of the name of the text that says what it is. */
        public String kind() {
            return switch (step) {
                case LoggedStep.Question _ -> "question";
                case LoggedStep.Submission _ -> "submission";
                case LoggedStep.Passing _ -> "passing";
                case LoggedStep.KeyRun _ -> "run";
                case LoggedStep.Farewell _ -> "farewell";
            };
        }

        /** The menu, or the form and its field; empty where it is none. */
        public String place() {
            return switch (step) {
                case LoggedStep.Question question -> question.place();
                case LoggedStep.Submission submission -> submission.place();
                case LoggedStep.KeyRun run -> run.place();
                case LoggedStep.Passing _, LoggedStep.Farewell _ -> "";
            };
        }

        public Optional<LoggedStep.Submission> served() {
            return step instanceof LoggedStep.Submission submission
                    ? Optional.of(submission)
                    : Optional.empty();
        }

        /** How many keys came one upon the other; none where it is no such step. */
        public int run() {
            return step instanceof LoggedStep.KeyRun run ? run.count() : 0;
        }

        /** What was keyed, where something was asked. */
        public Optional<Keyed> keyed() {
            return step instanceof LoggedStep.Question question
                    ? question.answer().map(answer -> new Keyed(answer, at))
                    : Optional.empty();
        }

        /** Whether the call was over before an answer. */
        public boolean isUnanswered() {
            return step instanceof LoggedStep.Question question && question.answer().isEmpty();
        }

        /** Until when it is heard, in milliseconds since the part began. */
        public long until() {
            return keyed().map(keyed -> keyed.answer().at()).orElse(at.plus(lasts)).toMillis();
        }

        /** All its sounds, one after the other. */
        public String clips() {
            return said.stream().map(Said::clips).collect(Collectors.joining(" ")).strip();
        }
    }

    /** An answer of the caller to what was asked at that time. */
    public record Keyed(Answer answer, Duration asked) {
        /** The end of the name of the text that tells it. */
        public String kind() {
            if (!answer.keys().isEmpty()) {
                return "keys";
            }
            if (answer.count() > 0) {
                return "count";
            }
            return answer.end().equals("TERMCHAR") ? "hash" : "silence";
        }

        public double seconds() {
            return answer.at().minus(asked).toMillis() / 1_000.0;
        }
    }

    /**
     * A text that was said.
     *
     * @param parts empty where the texts do not have it
     */
    public record Said(String id, String language, List<OutlinePart> parts) {
        public String clips() {
            return parts.stream()
                    .flatMap(part ->
                            switch (part) {
                                case OutlinePart.Fixed(_, var clip) ->
                                        clip.map(Object::toString).stream();
                                case OutlinePart.Gap _ -> Optional.of(GAP).stream();
                            })
                    .collect(Collectors.joining(" "));
        }
    }

    /** A way that the call took; what it is, where the menus have it. */
    public record Went(String id, Optional<Way> way) {}

    /**
     * Draws it.
     *
     * @param call as often as the hotline had it
     * @param then what each part was led by, where that is still had
     * @param present what calls are led by now
     */
    public static CallReplay of(
            List<LoggedCall> call, Function<LoggedCall, Optional<Led>> then, Led present) {
        return new CallReplay(
                call.getFirst().callId(),
                call.stream()
                        .limit(PARTS_MAX)
                        .map(part -> part(part, then.apply(part), present))
                        .toList(),
                Math.max(0, call.size() - PARTS_MAX));
    }

    private static Part part(LoggedCall call, Optional<Led> then, Led present) {
        List<LoggedStep> steps = call.steps();
        Duration end =
                call.end()
                        .map(LoggedCall.End::after)
                        .orElse(steps.isEmpty() ? Duration.ZERO : steps.getLast().at());
        return new Part(
                call,
                then.isPresent() || steps.isEmpty(),
                rows(steps, end, then.orElse(present)),
                end);
    }

    /**
     * What happened, step by step.
     *
     * @param end when it was over
     */
    public static List<Row> rows(List<LoggedStep> steps, Duration end, Led by) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            LoggedStep step = steps.get(i);
            Duration next = i + 1 < steps.size() ? steps.get(i + 1).at() : end;
            rows.add(
                    new Row(
                            step,
                            step.at(),
                            next.minus(step.at()),
                            said(step, by.prompts()),
                            ways(step).stream()
                                    .map(id -> new Went(id, way(by.ways().get(id))))
                                    .toList()));
        }
        return rows;
    }

    private static Optional<Way> way(@org.jspecify.annotations.Nullable Transition transition) {
        return Optional.ofNullable(transition)
                .map(known -> new Way(known, Optional.empty(), List.of(), 0, 0, Optional.empty()));
    }

    private static List<String> ways(LoggedStep step) {
        return switch (step) {
            case LoggedStep.Question question -> question.transitions();
            case LoggedStep.Submission submission -> submission.transitions();
            case LoggedStep.Passing passing -> passing.transitions();
            case LoggedStep.KeyRun _, LoggedStep.Farewell _ -> List.of();
        };
    }

    private static List<Said> said(LoggedStep step, Prompts prompts) {
        return switch (step) {
            case LoggedStep.Question question ->
                    said(question.texts(), question.language(), prompts);
            case LoggedStep.Farewell farewell ->
                    said(farewell.texts(), farewell.language(), prompts);
            case LoggedStep.Submission _, LoggedStep.Passing _, LoggedStep.KeyRun _ -> List.of();
        };
    }

    private static List<Said> said(List<String> texts, String code, Prompts prompts) {
        Optional<Language> spoken =
                prompts.languages().stream().filter(each -> each.code().equals(code)).findFirst();
        return texts.stream()
                .map(text ->
                        new Said(
                                text,
                                code,
                                spoken.flatMap(language -> prompts.outline(language, text))
                                        .orElse(List.of())))
                .toList();
    }

    /** Minutes, seconds and tenths. */
    public static String clock(Duration time) {
        return "%d:%02d.%d"
                .formatted(time.toMinutes(), time.toSecondsPart(), time.toMillisPart() / 100);
    }

    /** When it began, for the first time. */
    public Instant began() {
        return parts.getFirst().call().began();
    }
}
