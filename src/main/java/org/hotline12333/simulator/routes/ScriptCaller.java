package org.hotline12333.simulator.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Cue;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Then;
import org.hotline12333.simulator.script.CallScript.Turn;
import org.hotline12333.simulator.script.InjectedFault;
import org.hotline12333.simulator.script.Keystrokes;
import org.hotline12333.simulator.script.PerformedMove;

/** A caller who follows a script, one turn a question. Good for one call. */
final class ScriptCaller implements ReturningCaller {
    private final List<Turn> turns;
    private final CallerTempo pace;
    private final Consumer<InjectedFault> faults;
    private final List<PerformedMove> performed = new ArrayList<>();
    private Duration offset = Duration.ZERO;
    private int next;

    /**
     * A caller who has not dialled yet.
     *
     * @param faults told what has a fault from now on
     */
    ScriptCaller(CallScript script, CallerTempo pace, Consumer<InjectedFault> faults) {
        this.turns = script.turns();
        this.pace = pace;
        this.faults = faults;
    }

    @Override
    public List<PerformedMove> performed() {
        return List.copyOf(performed);
    }

    @Override
    public Optional<Move> move() {
        return next < turns.size() ? Optional.of(turns.get(next).move()) : Optional.empty();
    }

    @Override
    public void givenBack(Duration at) {
        take(at, at, Duration.ZERO);
        offset = at;
    }

    @Override
    public void goesOn(Duration at) {
        offset = at;
    }

    @Override
    public List<Act> at(Moment moment) {
        return switch (moment) {
            case Moment.Dialled() -> List.of();
            case Moment.Recording(Duration at) -> recorded(at);
            case Moment.Speaking speaking -> into(speaking.at());
            case Moment.Waiting waiting when waiting.heard().isEmpty() -> List.of();
            case Moment.Waiting(Duration at, _, Duration patience) -> after(at, patience);
        };
    }

    private List<Act> into(Duration now) {
        return switch (move().orElse(null)) {
            case Move.Keys(_, Keystrokes keys, Cue.Into(Duration time)) ->
                    keyed(offset.plus(now).plus(time), time, keys, Duration.ZERO);
            case Move.HangUp(_, Cue.Into(Duration time)) -> {
                Duration at = offset.plus(now).plus(time);
                take(at, at, Duration.ZERO);
                yield List.of(new Act.HangUp(time));
            }
            case null -> List.of();
            case Move.Keys _,
                    Move.HangUp _,
                    Move.Say _,
                    Move.Wait _,
                    Move.GivenBack _,
                    Move.Transferred _,
                    Move.Disconnected _ ->
                    List.of();
        };
    }

    private List<Act> recorded(Duration now) {
        if (!(move().orElse(null) instanceof Move.Say(_, Duration length, Then then))) {
            return List.of(new Act.HangUp(pace.reaction()));
        }
        Duration from = offset.plus(now).plus(pace.reaction());
        Duration end = pace.reaction().plus(length);
        List<Act> acts = new ArrayList<>();
        if (length.isPositive()) {
            acts.add(new Act.Speak(pace.reaction(), length));
        }
        switch (then) {
            case SILENCE -> {}
            case POUND -> acts.add(new Act.Press(end.plus(pace.reaction()), '#'));
            case HANG_UP -> acts.add(new Act.HangUp(end));
        }
        take(from, from.plus(length), length);
        return acts;
    }

    private List<Act> after(Duration now, Duration patience) {
        Duration at = offset.plus(now);
        return switch (move().orElse(null)) {
            case Move.Keys(_, Keystrokes keys, Cue.After(Optional<Duration> pause)) -> {
                Duration wait = pause.orElse(pace.reaction());
                yield keyed(at.plus(wait), wait, keys, margin(wait, patience));
            }
            case Move.HangUp(_, Cue.After(Optional<Duration> pause)) -> {
                Duration wait = pause.orElse(pace.reaction());
                take(at.plus(wait), at.plus(wait), margin(wait, patience));
                yield List.of(new Act.HangUp(wait));
            }
            case Move.Wait _ -> {
                take(at, at.plus(patience), patience);
                yield List.of();
            }
            case Move.Say _ -> List.of(); // after the tone
            // The script has ended, or waits for an end that does not come.
            case null -> hangsUpLater() ? List.of() : List.of(new Act.HangUp(pace.reaction()));
            // Silence in which nobody could answer yet asks nothing: what comes next is waited for.
            case Move.Transferred _, Move.Disconnected _, Move.GivenBack _ ->
                    patience.compareTo(pace.reaction()) < 0
                            ? List.of()
                            : List.of(new Act.HangUp(pace.reaction()));
            // What was to come into a prompt comes too late: nothing was said.
            case Move.Keys _, Move.HangUp _ -> List.of(new Act.HangUp(pace.reaction()));
        };
    }

    /** Whether the script's own hang-up is still to come. */
    private boolean hangsUpLater() {
        return turns.getLast().move().hangsUp();
    }

    /**
     * From the end of what is said to the key, or from the key to the end of the line's patience.
     */
    private static Duration margin(Duration wait, Duration patience) {
        Duration left = patience.minus(wait).abs();
        return wait.compareTo(left) < 0 ? wait : left;
    }

    private List<Act> keyed(Duration at, Duration after, Keystrokes keys, Duration margin) {
        take(at, at.plus(keys.times(pace.beat()).getLast()), margin);
        return keys.presses(after, pace.beat());
    }

    private void take(Duration from, Duration until, Duration margin) {
        Turn taken = turns.get(next);
        performed.add(new PerformedMove(next, from, until, margin));
        next++;
        taken.fault().ifPresent(faults);
    }
}
