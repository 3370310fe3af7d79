package org.hotline12333.simulator.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.hotline12333.interpreter.CallEvent.End;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.routes.CallerTempo;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.Keystrokes;
import org.hotline12333.simulator.script.PerformedMove;

/**
 * A scripted call again and again, each time cut at another moment. Of each it is demanded that its
 * end is told once, as a hang-up or as it would have been, and that nothing fails on the way.
 */
public final class HangUps {
    /** Just after a key, before anything else can happen. */
    private static final Duration INSTANT = Duration.ofMillis(1);

    private final MemoryRoute route;
    private final InvariantChecker checker;
    private final Function<Clip, Duration> lengths;

    /**
     * Calls to a hotline in memory.
     *
     * @param checker observes this hotline's calls
     * @param lengths how long a clip sounds
     */
    public HangUps(MemoryRoute route, InvariantChecker checker, Function<Clip, Duration> lengths) {
        this.route = route;
        this.checker = checker;
        this.lengths = lengths;
    }

    /** A script, the moments at which it is to be cut, and how it goes to its end. */
    public record Cuts(CallScript script, List<Duration> moments, End end, int errors) {
        public Cuts {
            moments = List.copyOf(moments);
        }
    }

    /** Follows a script to its end: it is to be cut after every key and in every prompt. */
    public Cuts of(CallScript script) {
        checker.turnToNextCall();
        Conversation call = route.call(script);
        SortedSet<Duration> moments = new TreeSet<>(middles(call.played()));
        for (PerformedMove done : call.performed()) {
            if (script.turns().get(done.turn()).move()
                    instanceof Move.Keys(_, Keystrokes keys, _)) {
                for (Duration key : keys.times(CallerTempo.HUMAN.beat())) {
                    moments.add(done.from().plus(key).plus(INSTANT));
                }
            }
        }
        return new Cuts(script, List.copyOf(moments), checker.ends().getLast(), checker.errors());
    }

    /** In the middle of all that is said without a pause. */
    private List<Duration> middles(List<Played> played) {
        List<Duration> middles = new ArrayList<>();
        Duration begin = Duration.ZERO;
        for (int i = 0; i < played.size(); i++) {
            Duration end = played.get(i).at().plus(lengths.apply(played.get(i).clip()));
            if (i + 1 == played.size() || !played.get(i + 1).at().equals(end)) {
                middles.add(begin.plus(end.minus(begin).dividedBy(2)));
                begin = i + 1 == played.size() ? begin : played.get(i + 1).at();
            }
        }
        return middles;
    }

    /**
     * Follows a script until that moment.
     *
     * @return what must not happen; nothing where all was well
     */
    public List<String> cut(Cuts cuts, Duration at) {
        checker.turnToNextCall();
        Conversation call = route.cut(cuts.script(), at);
        List<String> violations = new ArrayList<>(checker.violations());
        if (call.end() instanceof Conversation.End.Failed(String why)) {
            violations.add(why);
        }
        End end = checker.ends().isEmpty() ? End.FAILED : checker.ends().getLast();
        if (end != End.HUNG_UP && end != cuts.end()) {
            violations.add("its end was told as " + end);
        }
        if (checker.errors() > cuts.errors()) {
            violations.add("a service failed");
        }
        return violations.stream()
                .map(what -> cuts.script().file() + " cut at " + at + ": " + what)
                .toList();
    }
}
