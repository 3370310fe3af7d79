package org.hotline12333.simulator.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.routes.CallerTempo;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.PerformedMove;
import org.hotline12333.simulator.script.ScriptWriter;
import org.hotline12333.simulator.script.Vocabulary;
import org.hotline12333.simulator.trial.OpenCaller.Seen;
import org.hotline12333.simulator.trial.Trial.Line;
import org.hotline12333.simulator.trial.Trial.TimedClip;

/** A call in the order in which it happened, what belongs together in one line. */
final class HeardLines {
    private final CallScript script;
    private final Conversation call;
    private final Vocabulary vocabulary;
    private final Function<Clip, Duration> lengths;
    private final List<Line> lines = new ArrayList<>();
    private final List<Played> said = new ArrayList<>();
    private String place = "";
    private String language = "";

    /** Something at a moment; of what is at one moment the lower rank comes first. */
    private record Step(Duration at, int rank, Runnable add) {}

    private HeardLines(
            CallScript script,
            Conversation call,
            Vocabulary vocabulary,
            Function<Clip, Duration> lengths) {
        this.script = script;
        this.call = call;
        this.vocabulary = vocabulary;
        this.lengths = lengths;
    }

    static List<Line> of(
            CallScript script,
            Conversation call,
            List<Seen> seen,
            Vocabulary vocabulary,
            Function<Clip, Duration> lengths) {
        HeardLines heard = new HeardLines(script, call, vocabulary, lengths);
        Stream.of(heard.moves(), heard.events(seen), heard.clips())
                .flatMap(steps -> steps)
                .sorted(Comparator.comparing(Step::at).thenComparingInt(Step::rank))
                .forEachOrdered(step -> step.add().run());
        heard.flush();
        return heard.lines;
    }

    private Stream<Step> moves() {
        return call.performed().stream().map(this::move);
    }

    private Step move(PerformedMove done) {
        Move move = script.turns().get(done.turn()).move();
        return new Step(
                done.from(),
                0,
                () -> add(new Line.Did(done.from(), ScriptWriter.words(move, vocabulary))));
    }

    private Stream<Step> events(List<Seen> seen) {
        return seen.stream().map(each -> new Step(each.at(), 1, () -> event(each)));
    }

    private void event(Seen seen) {
        switch (seen.event()) {
            case CallEvent.Asked asked -> {
                flush();
                place = asked.place();
                language = asked.language().code();
            }
            case CallEvent.Closing closing -> {
                flush();
                language = closing.language().code();
            }
            case CallEvent.Served(_, String at, String service, String outcome) ->
                    add(new Line.Answered(seen.at(), at, service, outcome));
            case CallEvent.Begun _,
                    CallEvent.Answered _,
                    CallEvent.KeyRun _,
                    CallEvent.Went _,
                    CallEvent.Unsaid _,
                    CallEvent.Returned _,
                    CallEvent.Ended _ -> {}
        }
    }

    private Stream<Step> clips() {
        return call.played().stream().map(each -> new Step(each.at(), 2, () -> said.add(each)));
    }

    private void add(Line line) {
        flush();
        lines.add(line);
    }

    private void flush() {
        if (said.isEmpty()) {
            return;
        }
        lines.add(
                new Line.Said(
                        said.getFirst().at(),
                        place,
                        language,
                        vocabulary.transcript(said),
                        said.stream().map(this::timed).toList()));
        said.clear();
    }

    private TimedClip timed(Played played) {
        Duration whole = lengths.apply(played.clip());
        Duration length = played.cut() ? shorter(whole, untilNext(played.at())) : whole;
        return new TimedClip(played.clip().id(), played.at(), length);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What was cut ends with the next key, or with the call. */
    private Duration untilNext(Duration at) {
        return Stream.concat(
                        call.performed().stream().flatMap(this::keys), Stream.of(call.length()))
                .filter(time -> time.compareTo(at) > 0)
                .min(Comparator.naturalOrder())
                .map(time -> time.minus(at))
                .orElse(Duration.ZERO);
    }

    private Stream<Duration> keys(PerformedMove done) {
        return script.turns().get(done.turn()).move() instanceof Move.Keys(_, var keys, _)
                ? keys.times(CallerTempo.HUMAN.beat()).stream().map(done.from()::plus)
                : Stream.of(done.from());
    }
}
