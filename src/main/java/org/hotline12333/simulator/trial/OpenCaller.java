package org.hotline12333.simulator.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.routes.CallerTempo;
import org.hotline12333.simulator.routes.ReturningCaller;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Turn;
import org.hotline12333.simulator.script.PerformedMove;
import org.hotline12333.simulator.trial.Trial.Wants;

/**
 * Does what a script says so far, is silent behind it up to a moment of the call, and then leaves
 * the line. Nothing that comes of the leaving is seen. Good for one call.
 */
final class OpenCaller implements ReturningCaller, CallObserver {
    private static final Duration REACTION = CallerTempo.HUMAN.reaction();

    private final ReturningCaller script;
    private final boolean keysLast;
    private final Duration now;
    private final boolean acts;
    private final Function<Clip, Duration> lengths;
    private final List<Seen> seen = new ArrayList<>();
    private Duration offset = Duration.ZERO;
    private Optional<Duration> speaksSince = Optional.empty();
    private Optional<Stop> stop = Optional.empty();
    private boolean entryOver;
    private int silences;

    /** Waits since the last silence that were too short for anybody to answer. */
    private int instants;

    private String place = "";

    /** An event by the clock of the whole call. */
    record Seen(Duration at, CallEvent event) {}

    /**
     * Where the caller has left the line.
     *
     * @param until when it would have given up
     * @param cue that moment in a script
     */
    record Stop(String place, Wants wants, Duration at, Duration until, Cue cue) {}

    /**
     * Somebody who has not dialled yet.
     *
     * @param script who does what is written
     * @param now the moment
     * @param acts whether the caller moves at that moment, or hears on until the line waits
     * @param lengths how long a clip sounds
     */
    OpenCaller(
            ReturningCaller script,
            CallScript written,
            Duration now,
            boolean acts,
            Function<Clip, Duration> lengths) {
        this.script = script;
        List<Turn> turns = written.turns();
        keysLast = !turns.isEmpty() && turns.getLast().move() instanceof Move.Keys;
        this.now = now;
        this.acts = acts;
        this.lengths = lengths;
    }

    /** Where the line was left; nothing where the call came to its own end. */
    Optional<Stop> stop() {
        return stop;
    }

    /** Questions behind the script at which the line gave up. */
    int silences() {
        return silences;
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    @Override
    public Consumer<CallEvent> begins(Begun call) {
        return event -> {
            if (stop.isEmpty()) {
                seen.add(new Seen(offset.plus(event.at()), event));
                place = event instanceof CallEvent.Asked asked ? asked.place() : place;
            }
        };
    }

    @Override
    public Optional<Move> move() {
        return script.move();
    }

    @Override
    public void givenBack(Duration at) {
        script.givenBack(at);
        offset = at;
    }

    @Override
    public void goesOn(Duration at) {
        script.goesOn(at);
        offset = at;
    }

    @Override
    public List<PerformedMove> performed() {
        return script.performed();
    }

    @Override
    public List<Act> at(Moment moment) {
        if (script.move().isPresent()) {
            return script.at(moment);
        }
        if (stop.isPresent()) {
            return List.of();
        }
        return switch (moment) {
            case Moment.Dialled() -> List.of();
            case Moment.Speaking(Duration at, List<Clip> clips) -> spoken(offset.plus(at), clips);
            case Moment.Recording(Duration at) ->
                    leaves(offset.plus(at), Wants.VOICE, Duration.ZERO, new Cue.Recorded());
            case Moment.Waiting(Duration at, List<Clip> heard, Duration patience) ->
                    heard.isEmpty()
                            ? entry(offset.plus(at), patience)
                            : asked(offset.plus(at), patience);
        };
    }

    private List<Act> spoken(Duration at, List<Clip> clips) {
        Duration end = clips.stream().map(this::length).reduce(at, Duration::plus);
        if (acts && now.compareTo(end) < 0) {
            return leaves(at, Wants.KEY, Duration.ZERO, cue(speaksSince.orElse(at), at));
        }
        speaksSince = speaksSince.or(() -> Optional.of(at));
        return List.of();
    }

    /** What has begun sounds, though it may have gone from the store. */
    private Duration length(Clip clip) {
        try {
            return lengths.apply(clip);
        } catch (IllegalStateException _) {
            return Duration.ZERO;
        }
    }

    /** The moment has come: in what is said, or in a silence before it. */
    private Cue cue(Duration since, Duration at) {
        return now.compareTo(at) < 0 && isOpen()
                ? new Cue.Behind(sinceLastKey())
                : new Cue.Into(positive(now.minus(since)));
    }

    private List<Act> asked(Duration at, Duration patience) {
        if (isOver(at, patience)) {
            instants++;
            silences += patience.compareTo(REACTION) < 0 ? 0 : counted();
            speaksSince = Optional.empty();
            return List.of();
        }
        Wants wants = place.contains("/") ? Wants.KEYS : Wants.KEY;
        Cue cue =
                now.compareTo(at) < 0 && speaksSince.isPresent()
                        ? new Cue.Into(positive(now.minus(speaksSince.get())))
                        : new Cue.After(positive(now.minus(at)));
        return leaves(at, wants, patience, cue);
    }

    private int counted() {
        int all = instants;
        instants = 0;
        return all;
    }

    /** Nothing was said since the last key. */
    private List<Act> entry(Duration at, Duration patience) {
        if (!isOpen()) {
            return List.of(); // nor could a script do anything here
        }
        if (isOver(at, patience)) {
            entryOver = true;
            return List.of();
        }
        return leaves(at, Wants.MORE_KEYS, patience, new Cue.Behind(sinceLastKey()));
    }

    /** Whether what is keyed goes on behind the last keys. */
    private boolean isOpen() {
        return keysLast && !entryOver && silences + instants == 0 && speaksSince.isEmpty();
    }

    private Duration sinceLastKey() {
        return now.minus(script.performed().getLast().until());
    }

    /** Whether the line gives up before the moment, or sooner than anybody could answer. */
    private boolean isOver(Duration at, Duration patience) {
        return at.plus(patience).compareTo(now) <= 0 || patience.compareTo(REACTION) < 0;
    }

    private List<Act> leaves(Duration at, Wants wants, Duration patience, Cue cue) {
        silences += wants == Wants.VOICE ? 0 : counted(); // who speaks need not have waited
        stop = Optional.of(new Stop(place, wants, at, at.plus(patience), cue));
        return List.of(new Act.HangUp(positive(now.minus(at))));
    }

    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
