package org.hotline12333.simulator.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Agents;
import org.hotline12333.simulator.routes.CallerTempo;
import org.hotline12333.simulator.routes.ReturningCaller;
import org.hotline12333.simulator.script.CallScript.Cue;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Then;
import org.hotline12333.simulator.script.CallScript.Turn;
import org.hotline12333.simulator.script.CallSetup;
import org.hotline12333.simulator.script.InjectedFault;
import org.hotline12333.simulator.script.Keystrokes;
import org.hotline12333.simulator.script.PerformedMove;
import org.hotline12333.simulator.script.ScriptLines;

/**
 * Somebody who keys what comes to their mind, too early, too late or never, and at last asks for a
 * person. Everything follows from the seed. Keeps to the moves of a script, so that the call can be
 * written down as one.
 */
final class FuzzCaller implements ReturningCaller {
    /** How often a caller may have to ask for a person before one is called. */
    static final int ASKS_MAX = 4;

    private static final int SLOWEST_STORE = 5_000;
    private static final int LONGEST_PAUSE = 12_000;
    private static final int LONGEST_INTERRUPTION = 6_000;
    private static final int LONGEST_MESSAGE = 70_000;
    private static final String PERSON = "0#";
    private static final Cue.After AT_ONCE = new Cue.After(Optional.empty());

    private final SplittableRandom random;
    private final FuzzKeys keys;

    /** The same, when the call is a script: its last digits are said. */
    private static final String CALLER = "13900000012";

    private final InvariantChecker checker;
    private final Consumer<InjectedFault> faults;
    private final CallSetup setup;

    /** Of 1,000 moves. */
    private final int hangUps;

    /** Moves before asking for a person. */
    private final int endurance;

    private final List<PerformedMove> performed = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private Duration offset = Duration.ZERO;
    private Intent intent = Intent.KEY;
    private Cue cue = AT_ONCE;
    private boolean returns;
    private int asks;
    private int absencesBefore;

    private enum Intent {
        KEY,
        WAIT,
        HANG_UP
    }

    FuzzCaller(
            SplittableRandom random,
            FuzzKeys keys,
            InvariantChecker checker,
            Consumer<InjectedFault> faults) {
        this.random = random;
        this.keys = keys;
        this.checker = checker;
        this.faults = faults;
        Agents agents = random.nextInt(10) < 4 ? Agents.NONE.and(anybody()) : Agents.NONE;
        setup =
                new CallSetup(
                        CALLER,
                        Optional.empty(),
                        agents,
                        random.nextInt(100) < 3 ? fault() : new InjectedFault.Well());
        hangUps = random.nextInt(3) == 0 ? 0 : 5 + random.nextInt(60);
        endurance = random.nextInt(500) == 0 ? 400 : 3 + random.nextInt(25);
        decide();
    }

    CallSetup setup() {
        return setup;
    }

    /** What was done so far, as turns of a script in which nothing is heard. */
    List<Turn> turns() {
        return List.copyOf(turns);
    }

    /** Whether the record store was well all the time. */
    boolean storeWasWell() {
        return setup.fault().isWell()
                && turns.stream()
                        .flatMap(turn -> turn.fault().stream())
                        .allMatch(InjectedFault::isWell);
    }

    /** Whether the caller asked for a person again and again, in vain. */
    boolean isStuck() {
        return asks > ASKS_MAX && !personCalled();
    }

    @Override
    public Optional<Move> move() {
        return returns && !leaves() && !wantsPerson()
                ? Optional.of(new Move.GivenBack(0))
                : Optional.empty();
    }

    @Override
    public void givenBack(Duration at) {
        Duration sinceLast = at.minus(offset);
        take(new Move.GivenBack(0), sinceLast, sinceLast);
        offset = at;
    }

    @Override
    public void goesOn(Duration at) {
        offset = at;
    }

    @Override
    public List<PerformedMove> performed() {
        return List.copyOf(performed);
    }

    @Override
    public List<Act> at(Moment moment) {
        if (leaves()) {
            return List.of();
        }
        return switch (moment) {
            case Moment.Dialled() -> List.of();
            case Moment.Recording(Duration at) -> recorded(at);
            case Moment.Speaking speaking ->
                    cue instanceof Cue.Into(Duration time) ? act(speaking.at(), time) : List.of();
            case Moment.Waiting waiting when waiting.heard().isEmpty() -> List.of();
            case Moment.Waiting(Duration at, _, Duration patience) -> asked(at, patience);
        };
    }

    private List<Act> recorded(Duration at) {
        Then[] thens = Then.values();
        Then then = hangUps == 0 ? Then.POUND : thens[random.nextInt(thens.length)];
        Duration length = Duration.ofMillis(random.nextInt(LONGEST_MESSAGE));
        Duration reaction = CallerTempo.HUMAN.reaction();
        Duration end = reaction.plus(length);
        take(new Move.Say(0, length, then), at.plus(reaction), at.plus(end));
        List<Act> acts = new ArrayList<>(List.of(new Act.Speak(reaction, length)));
        switch (then) {
            case SILENCE -> {}
            case POUND -> acts.add(new Act.Press(end.plus(reaction), '#'));
            case HANG_UP -> acts.add(new Act.HangUp(end));
        }
        return acts;
    }

    private List<Act> asked(Duration at, Duration patience) {
        if (intent == Intent.WAIT) {
            take(new Move.Wait(0), at, at.plus(patience));
            return List.of();
        }
        // What was to come into a prompt comes after it: earlier keys were still being pressed.
        Cue.After after = cue instanceof Cue.After planned ? planned : AT_ONCE;
        cue = after;
        return act(at, after.pause().orElse(CallerTempo.HUMAN.reaction()));
    }

    private List<Act> act(Duration now, Duration after) {
        Duration at = now.plus(after);
        if (intent == Intent.HANG_UP) {
            take(new Move.HangUp(0, cue), at, at);
            return List.of(new Act.HangUp(after));
        }
        String pressed = wantsPerson() ? PERSON : keys.at(checker.place());
        if (wantsPerson() && asks++ == 0) {
            absencesBefore = checker.absences();
        }
        Duration beat = CallerTempo.HUMAN.beat();
        Keystrokes strokes = Keystrokes.of(pressed);
        take(new Move.Keys(0, strokes, cue), at, at.plus(strokes.times(beat).getLast()));
        return strokes.presses(after, beat);
    }

    private void take(Move move, Duration from, Duration until) {
        Optional<InjectedFault> next =
                random.nextInt(200) == 0 ? Optional.of(fault()) : Optional.empty();
        next.ifPresent(faults);
        performed.add(
                new PerformedMove(
                        turns.size(), offset.plus(from), offset.plus(until), Duration.ZERO));
        turns.add(new Turn(List.of(), Optional.empty(), next, move));
        decide();
    }

    /** What to do next and when; with which keys is seen at that moment. */
    private void decide() {
        returns = random.nextBoolean();
        int dice = random.nextInt(1_000);
        if (wantsPerson()) {
            intent = isStuck() || (asks > 0 && personCalled()) ? Intent.HANG_UP : Intent.KEY;
        } else if (dice < hangUps) {
            intent = Intent.HANG_UP;
        } else {
            intent = dice > 940 ? Intent.WAIT : Intent.KEY;
        }
        cue = intent == Intent.WAIT ? AT_ONCE : cue(random.nextInt(100));
    }

    private Cue cue(int dice) {
        if (dice < 30) {
            return new Cue.Into(Duration.ofMillis(random.nextInt(LONGEST_INTERRUPTION)));
        }
        return new Cue.After(
                dice < 40
                        ? Optional.of(Duration.ofMillis(random.nextInt(LONGEST_PAUSE)))
                        : Optional.empty());
    }

    private Agents.Group anybody() {
        Agents.State[] states = Agents.State.values();
        return new Agents.Group(ScriptLines.QUEUE, 1, states[random.nextInt(states.length)]);
    }

    private InjectedFault fault() {
        return switch (random.nextInt(3)) {
            case 0 -> new InjectedFault.Well();
            case 1 -> new InjectedFault.Down();
            default -> new InjectedFault.Slow(Duration.ofMillis(1 + random.nextInt(SLOWEST_STORE)));
        };
    }

    /** Whether a hang-up is resolved. */
    private boolean leaves() {
        return !turns.isEmpty() && turns.getLast().move().hangsUp();
    }

    private boolean wantsPerson() {
        return turns.size() >= endurance;
    }

    private boolean personCalled() {
        return checker.absences() > absencesBefore;
    }
}
