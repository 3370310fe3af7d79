package org.hotline12333.simulator.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.calllog.LoggedStep.Answer;
import org.hotline12333.calllog.LoggedStep.Question;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.PersonKeys;
import org.hotline12333.simulator.script.CallScript.Cue;
import org.hotline12333.simulator.script.CallScript.Move;

/**
 * Makes a script of a call in the call log. The log holds no figure and no secret: figures become
 * {@code *}, and the numbers keyed are those of a demo person.
 */
public final class LogToScript {
    private static final List<String> SECRETS =
            List.of(
                    "id-number",
                    "social-security-number",
                    "password",
                    "new-password",
                    "new-password-again");

    /** One that nobody has, and one that nobody may have. */
    private static final String NEW_PASSWORD = "864209";

    private static final String WEAK_PASSWORD = "111111";

    /** How a queue gives back whom it lets wait. */
    private static final Set<Outcome> WAITED = Set.of(Outcome.TIMEOUT, Outcome.KEY);

    private final Vocabulary vocabulary;
    private final PersonKeys person;
    private final ScriptWriter writer;

    /** What followed keys that nobody can key again. */
    private final ScriptWriter rest;

    private boolean lost;

    private LogToScript(Vocabulary vocabulary, PersonKeys person) {
        this.vocabulary = vocabulary;
        this.person = person;
        this.writer = new ScriptWriter(vocabulary);
        this.rest = new ScriptWriter(vocabulary);
    }

    /**
     * Writes the script.
     *
     * @param call as often as the hotline had it: again where a queue gave the caller back
     * @param person who keys in the place of the caller
     */
    public static String of(List<LoggedCall> call, Vocabulary vocabulary, PersonKeys person) {
        LogToScript script = new LogToScript(vocabulary, person);
        script.write(call.stream().filter(part -> !part.isGone()).toList());
        script.rest.script().lines().forEach(script.writer::comment);
        return script.writer.script();
    }

    private void write(List<LoggedCall> call) {
        agents(call).ifPresent(writer::line);
        for (int i = 0; i < call.size(); i++) {
            steps(call.get(i).steps());
            end(call.get(i), i + 1 < call.size() ? Optional.of(call.get(i + 1)) : Optional.empty());
        }
    }

    /** Somebody, where the caller was transferred; who was not there later has left. */
    private static Optional<String> agents(List<LoggedCall> call) {
        return IntStream.range(0, call.size())
                .filter(i -> !queue(call.get(i)).isEmpty())
                .mapToObj(i ->
                        "agents "
                                + queue(call.get(i))
                                + " 1"
                                + state(call.subList(i + 1, call.size())))
                .findFirst();
    }

    private static String queue(LoggedCall part) {
        return part.end().map(LoggedCall.End::queue).orElse("");
    }

    private static String state(List<LoggedCall> later) {
        if (later.stream().anyMatch(LogToScript::findsNobody)) {
            return " leaving";
        }
        return later.stream().map(LogToScript::why).anyMatch(WAITED::contains) ? " busy" : "";
    }

    /** Whether the hotline did not even try to transfer the caller. */
    private static boolean findsNobody(LoggedCall part) {
        return part.steps().stream()
                .flatMap(step ->
                        switch (step) {
                            case Question question -> question.transitions().stream();
                            case LoggedStep.Submission submission ->
                                    submission.transitions().stream();
                            // What comes back from a queue passes it, too.
                            case LoggedStep.Passing _, LoggedStep.Farewell _, LoggedStep.KeyRun _ ->
                                    Stream.empty();
                        })
                .anyMatch(transition -> transition.endsWith(" absent"));
    }

    private ScriptWriter writer() {
        return lost ? rest : writer;
    }

    /** The script ends here; the rest is there to be read. */
    private void lost(int keys) {
        if (!lost) {
            writer.move(new Move.HangUp(0, new Cue.After(Optional.empty())));
        }
        lost = true;
        rest.line(keys + " keys came here one upon the other; which is kept nowhere");
    }

    private void steps(List<LoggedStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            List<LoggedStep> then = steps.subList(i + 1, steps.size());
            switch (steps.get(i)) {
                case Question question when question.texts().isEmpty() || trails(question) -> {}
                case Question question -> question(question, then);
                case LoggedStep.Farewell(_, String language, List<String> texts) ->
                        hears(language, texts);
                case LoggedStep.KeyRun(_, _, int count) -> lost(count);
                case LoggedStep.Submission _, LoggedStep.Passing _ -> {}
            }
        }
    }

    private void question(Question question, List<LoggedStep> then) {
        hears(question.language(), question.texts());
        if (question.answer().isEmpty()) {
            return;
        }
        String keys =
                keys(question, question.answer().get(), then)
                        + then.stream()
                                .filter(step -> step instanceof Question)
                                .map(step -> (Question) step)
                                .takeWhile(next -> next.texts().isEmpty() || trails(next))
                                .map(LogToScript::more)
                                .collect(Collectors.joining());
        writer().move(keys.isEmpty() ? new Move.Wait(0) : keyed(keys));
    }

    /** Whether a hash trailed the entry before, and the question was asked again. */
    private static boolean trails(Question question) {
        return question.transitions().isEmpty()
                && question.answer()
                        .filter(answer ->
                                answer.count() == 0
                                        && answer.end().equals(KeyInput.End.TERMCHAR.stored()))
                        .isPresent();
    }

    /** The rest of an entry that a star began again, as far as it is known, or the hash. */
    private static String more(Question question) {
        return trails(question) ? "#" : question.answer().map(Answer::keys).orElse("");
    }

    private static Move keyed(String keys) {
        return new Move.Keys(0, Keystrokes.of(keys), new Cue.After(Optional.empty()));
    }

    private String keys(Question question, Answer answer, List<LoggedStep> then) {
        boolean ended = answer.end().equals(KeyInput.End.TERMCHAR.stored());
        if (answer.count() == 0) {
            return ended ? "#" : "";
        }
        if (!answer.keys().isEmpty()) {
            return answer.keys() + (ended ? "#" : "");
        }
        return secret(question, answer, then, ended);
    }

    private String secret(Question question, Answer answer, List<LoggedStep> then, boolean ended) {
        boolean malformed =
                question.transitions().stream()
                        .anyMatch(transition -> transition.contains(" nomatch "));
        if (malformed) {
            return malformed(question.place()).repeat(answer.count()) + (ended ? "#" : "");
        }
        if (answer.count() == 1) {
            return ended ? "0#" : "*";
        }
        if (question.transitions().stream()
                .anyMatch(transition -> transition.contains(" mistaken "))) {
            return person.idNumber();
        }
        String field = question.place().substring(question.place().indexOf('/') + 1);
        return switch (field) {
            case "id-number" -> person.idNumber();
            case "social-security-number" ->
                    refused(then)
                            ? wrong(person.socialSecurityNumber())
                            : person.socialSecurityNumber();
            case "new-password", "new-password-again" ->
                    refused(then) ? WEAK_PASSWORD : NEW_PASSWORD;
            case "password", "old-password" -> refused(then) ? wrong(password() + "#") : password();
            default -> "1".repeat(answer.count());
        };
    }

    /** Nobody is asked for one who has none: then it was another person's. */
    private String password() {
        return person.password().isEmpty() ? "000000" : person.password();
    }

    /** A key that leads nowhere: no menu has a D, and none of the months is the 99th. */
    private static String malformed(String place) {
        boolean field = place.contains("/");
        return !field ? "D" : SECRETS.stream().anyMatch(place::endsWith) ? "1" : "9";
    }

    /** Whether the form to which this was the last answer was refused. */
    private static boolean refused(List<LoggedStep> then) {
        return then.stream()
                .filter(step -> step instanceof LoggedStep.Submission)
                .findFirst()
                .filter(step ->
                        ((LoggedStep.Submission) step)
                                .transitions().stream()
                                        .anyMatch(transition -> transition.contains(" refusal ")))
                .isPresent();
    }

    /** The same with another last digit. */
    private static String wrong(String number) {
        int last = number.length() - 2;
        char other = number.charAt(last) == '9' ? '0' : (char) (number.charAt(last) + 1);
        String changed = number.substring(0, last) + other;
        return number.length() == 7 ? changed : changed + "#";
    }

    private static Outcome why(LoggedCall part) {
        return part.visit().map(visit -> Outcome.valueOf(visit.outcome())).orElse(Outcome.UNKNOWN);
    }

    private void end(LoggedCall part, Optional<LoggedCall> next) {
        String how = part.end().map(LoggedCall.End::how).orElse("");
        String queue = part.end().map(LoggedCall.End::queue).orElse("");
        if (!queue.isEmpty()) {
            writer().move(
                            next.isEmpty()
                                    ? new Move.Transferred(0, queue)
                                    : new Move.GivenBack(0, why(next.get())));
        } else if (how.equals(CallEvent.End.HUNG_UP.stored()) || how.isEmpty()) {
            writer().move(new Move.HangUp(0, new Cue.After(Optional.empty())));
        } else {
            writer().move(new Move.Disconnected(0));
        }
    }

    /** The texts by their clips; what a slot held is not known. */
    private void hears(String language, List<String> texts) {
        List<String> parts = new ArrayList<>();
        for (String text : texts) {
            Clip whole = new Clip(language + "/" + text);
            if (vocabulary.knows(whole)) {
                parts.add("[" + whole + "]");
            } else {
                parts.add("*");
                IntStream.iterate(1, piece -> vocabulary.knows(piece(whole, piece)), i -> i + 1)
                        .forEach(piece -> parts.add("[" + piece(whole, piece) + "] *"));
            }
        }
        if (!parts.isEmpty()) {
            writer().line("hears  " + String.join(" ", parts));
        }
    }

    private static Clip piece(Clip text, int number) {
        return new Clip(text.id() + "-" + number);
    }
}
