package org.hotline12333.simulator.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Heard;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Turn;
import org.hotline12333.simulator.script.CallScript.Within;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.Conversation.End;
import org.hotline12333.simulator.script.Vocabulary;
import org.hotline12333.simulator.script.Wording;

/**
 * Holds a call against its script. The whole call must be as it is written, in its order; the first
 * place where it is not is told, and every word that came late or must never be heard.
 */
public final class Judge {
    private final Vocabulary vocabulary;
    private final WordingMatcher matcher;

    /** A judge who knows what clips say. */
    public Judge(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        matcher = new WordingMatcher(vocabulary);
    }

    public Verdict judge(CallScript script, Conversation call) {
        List<List<Played>> heard = call.turns(script.turns().size());
        List<Failure> failures = new ArrayList<>();
        IntStream.range(0, script.turns().size())
                .mapToObj(i -> otherwise(script.turns().get(i), heard.get(i)).stream())
                .flatMap(found -> found)
                .findFirst()
                .or(() -> otherEnd(script, call))
                .ifPresent(failures::add);
        late(script, call, heard).forEach(failures::add);
        call.noises().stream()
                .map(noise -> new Failure(0, "no sound but clips", noise))
                .forEach(failures::add);
        script.never().stream().flatMap(line -> forbidden(line, heard)).forEach(failures::add);
        return new Verdict(failures, unpinned(script, heard));
    }

    /** The first line that was not heard, or that more was heard than is written. */
    private Optional<Failure> otherwise(Turn turn, List<Played> heard) {
        String text = matcher.text(heard);
        List<Wording> wordings = turn.heard().stream().map(Heard::wording).toList();
        if (matcher.all(wordings, text).matches()) {
            return Optional.empty();
        }
        return IntStream.range(0, wordings.size())
                .filter(i -> !matcher.begins(wordings.subList(0, i + 1), text))
                .mapToObj(i -> turn.heard().get(i))
                .findFirst()
                .map(line -> new Failure(line.line(), "`" + line.wording() + "`", found(heard)))
                .or(() ->
                        Optional.of(new Failure(turn.move().line(), "nothing more", found(heard))));
    }

    private static Optional<Failure> otherEnd(CallScript script, Conversation call) {
        Move last = script.turns().getLast().move();
        int performed = script.turns().size() - (isResult(last) ? 1 : 0);
        if (call.performed().size() < performed && !isSooner(script, call)) {
            Move missed = script.turns().get(call.performed().size()).move();
            return Optional.of(new Failure(missed.line(), "to be asked here", ended(call.end())));
        }
        boolean asWritten =
                switch (last) {
                    case Move.HangUp _, Move.Say _ -> call.end() instanceof End.HungUp;
                    case Move.Disconnected _ -> call.end() instanceof End.Disconnected;
                    case Move.Transferred(_, String queue) ->
                            call.end().equals(new End.Transferred(queue));
                    case Move.Keys _, Move.Wait _, Move.GivenBack _ -> false;
                };
        return asWritten
                ? Optional.empty()
                : Optional.of(new Failure(last.line(), "this end", ended(call.end())));
    }

    /** Whether the call has come to its end where the script lets anything be heard until then. */
    private static boolean isSooner(CallScript script, Conversation call) {
        return isResult(script.turns().getLast().move())
                && script.turns().stream()
                        .skip(call.performed().size())
                        .allMatch(Judge::isAnything);
    }

    private static boolean isAnything(Turn turn) {
        return !turn.heard().isEmpty()
                && turn.heard().stream().allMatch(line -> line.wording().isAnything());
    }

    private static boolean isResult(Move move) {
        return switch (move) {
            case Move.Disconnected _, Move.Transferred _ -> true;
            case Move.Keys _, Move.Say _, Move.Wait _, Move.HangUp _, Move.GivenBack _ -> false;
        };
    }

    private static String ended(End end) {
        return switch (end) {
            case End.HungUp() -> "the hotline waited until the caller hung up";
            case End.Disconnected() -> "the hotline ended the call";
            case End.Transferred(String queue) -> "the caller was transferred to " + queue;
            case End.Failed(String why) -> why;
        };
    }

    private static List<Failure> late(
            CallScript script, Conversation call, List<List<Played>> heard) {
        List<Failure> late = new ArrayList<>();
        for (int i = 0; i < Math.min(script.turns().size(), call.performed().size() + 1); i++) {
            Duration since = i == 0 ? Duration.ZERO : call.performed().get(i - 1).until();
            Optional<Duration> silence =
                    heard.get(i).stream()
                            .filter(played -> !played.cut() || played.at().compareTo(since) >= 0)
                            .findFirst()
                            .map(played -> played.at().minus(since));
            script.turns().get(i).within().flatMap(l -> late(l, silence)).ifPresent(late::add);
        }
        return late;
    }

    private static Optional<Failure> late(Within limit, Optional<Duration> silence) {
        if (silence.filter(time -> time.compareTo(limit.limit()) <= 0).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Failure(
                        limit.line(),
                        "a word within " + limit.limit().toMillis() + " ms",
                        silence.map(time -> "waited " + time.toMillis() + " ms")
                                .orElse("heard nothing")));
    }

    private Stream<Failure> forbidden(Heard line, List<List<Played>> heard) {
        return heard.stream()
                .filter(turn -> matcher.holds(line.wording(), matcher.text(turn)))
                .limit(1)
                .map(turn ->
                        new Failure(
                                line.line(),
                                "never to hear `" + line.wording() + "`",
                                found(turn)));
    }

    /** Figures that only a {@code *} stands for. */
    private List<Clip> unpinned(CallScript script, List<List<Played>> heard) {
        List<Clip> figures = new ArrayList<>();
        for (int i = 0; i < script.turns().size(); i++) {
            List<Wording> lines =
                    script.turns().get(i).heard().stream().map(Heard::wording).toList();
            Matcher found = matcher.all(lines, matcher.text(heard.get(i)));
            if (found.matches()) {
                IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .flatMap(anything -> WordingMatcher.clipsIn(anything).stream())
                        .filter(vocabulary::isFigure)
                        .forEach(figures::add);
            }
        }
        return figures;
    }

    private String found(List<Played> heard) {
        String words = vocabulary.transcript(heard);
        return words.isEmpty() ? "heard nothing" : "heard `" + words + "`";
    }
}
