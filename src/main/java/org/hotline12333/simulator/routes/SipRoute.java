package org.hotline12333.simulator.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Cue;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Turn;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.Conversation.End;
import org.hotline12333.simulator.script.Keystrokes;
import org.hotline12333.simulator.script.PerformedMove;
import org.hotline12333.simulator.sip.HeardClip;
import org.hotline12333.simulator.sip.SipException;
import org.hotline12333.simulator.sip.SipLine;
import org.hotline12333.simulator.sip.SipRecord;
import org.hotline12333.simulator.sip.SipScript;
import org.hotline12333.simulator.sip.TimedKeys;

/**
 * Calls through a real Asterisk, judged by their sound. Who calls there cannot react: the moment of
 * each move is that of the same call in memory. Measured: the clips of a read-out follow each other
 * without a gap, those of a menu by 50 to 90 ms, which a few clips do not add up to a margin.
 */
public final class SipRoute implements Route {
    /** How much earlier or later a move must be able to come; a real line is not exact. */
    static final Duration MARGIN = Duration.ofMillis(500);

    /** How much longer than in memory a call may last. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** What a late packet leaves of a clip is no sound of its own. */
    private static final Duration SCRAP = Duration.ofMillis(300);

    /** How exactly the beginning of a sound is known. */
    private static final Duration SLACK = Duration.ofMillis(250);

    private static final CallerTempo PACE =
            new CallerTempo(Duration.ofSeconds(1), TimedKeys.BEAT_MIN);
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final SipLine line;
    private final MemoryRoute memory;
    private final Function<Clip, Duration> lengths;

    /**
     * A route through an Asterisk.
     *
     * @param memory the same hotline in memory
     * @param lengths how long a clip sounds
     */
    public SipRoute(SipLine line, MemoryRoute memory, Function<Clip, Duration> lengths) {
        this.line = line;
        this.memory = memory.at(PACE);
        this.lengths = lengths;
    }

    @Override
    public Optional<String> refuses(CallScript script) {
        Optional<String> unfit = script.notOverSip().map(why -> "not over SIP: " + why);
        return unfit.or(() -> hasty(script, rehearsed(script)));
    }

    /** The first move that has too little time to spare. */
    private Optional<String> hasty(CallScript script, Conversation call) {
        return call.performed().stream()
                .filter(done -> margin(script, done, call).compareTo(MARGIN) < 0)
                .findFirst()
                .map(done ->
                        "in memory only: line %d has %d ms to spare, and SIP wants %d"
                                .formatted(
                                        script.turns().get(done.turn()).move().line(),
                                        margin(script, done, call).toMillis(),
                                        MARGIN.toMillis()));
    }

    private Duration margin(CallScript script, PerformedMove done, Conversation call) {
        return switch (script.turns().get(done.turn()).move()) {
            case Move.Keys(_, _, Cue.Into _), Move.HangUp(_, Cue.Into _) ->
                    call.played().stream()
                            .filter(Played::cut)
                            .filter(clip -> clip.at().compareTo(done.from()) < 0)
                            .reduce((_, later) -> later)
                            .map(clip -> within(clip, done.from()))
                            .orElse(Duration.ZERO);
            case Move.Keys _,
                    Move.HangUp _,
                    Move.Say _,
                    Move.Wait _,
                    Move.GivenBack _,
                    Move.Transferred _,
                    Move.Disconnected _ ->
                    done.margin();
        };
    }

    /**
     * From the clip's beginning to the moment, or from the moment to its end; nothing in a name,
     * whose length is written in no file.
     */
    private Duration within(Played clip, Duration moment) {
        if (clip.clip().isName()) {
            return Duration.ZERO;
        }
        Duration begun = moment.minus(clip.at());
        Duration left = clip.at().plus(lengths.apply(clip.clip())).minus(moment);
        return begun.compareTo(left) < 0 ? begun : left;
    }

    private Conversation rehearsed(CallScript script) {
        synchronized (memory) {
            return memory.call(script);
        }
    }

    @Override
    public Conversation call(CallScript script) throws RouteException {
        Conversation rehearsed = rehearsed(script);
        try {
            SipRecord record = line.place(plan(script, rehearsed));
            List<Played> heard = named(record.heard(), rehearsed.played());
            return new Conversation(
                    heard,
                    performed(script, rehearsed, record.keysAt(), heard),
                    record.hungUpByHotline() ? new End.Disconnected() : new End.HungUp(),
                    record.length(),
                    record.unknown().stream()
                            .filter(sound -> sound.length().compareTo(SCRAP) > 0)
                            .map(Object::toString)
                            .toList());
        } catch (SipException e) {
            throw new RouteException(e.getMessage() + "", e);
        }
    }

    private static SipScript plan(CallScript script, Conversation rehearsed) {
        List<TimedKeys> keys = new ArrayList<>();
        Optional<Duration> hangUp = Optional.empty();
        for (PerformedMove done : rehearsed.performed()) {
            Turn turn = script.turns().get(done.turn());
            if (turn.move() instanceof Move.Keys(_, Keystrokes pressed, _)) {
                keys.add(new TimedKeys(done.from(), pressed.keys(), PACE.beat()));
            } else if (turn.move() instanceof Move.HangUp) {
                hangUp = Optional.of(done.from());
            }
        }
        if (!(rehearsed.end() instanceof End.Disconnected) && hangUp.isEmpty()) {
            hangUp = Optional.of(rehearsed.length());
        }
        String caller = script.setup().caller();
        return new SipScript(
                keys,
                hangUp,
                rehearsed.length().plus(GRACE),
                caller.isEmpty() ? "137%08d".formatted(CALLS.incrementAndGet()) : caller);
    }

    /** The moves at the times at which they were made. */
    private static List<PerformedMove> performed(
            CallScript script, Conversation rehearsed, List<Duration> keysAt, List<Played> heard) {
        List<PerformedMove> performed = new ArrayList<>();
        int pressed = 0;
        for (PerformedMove done : rehearsed.performed()) {
            Move move = script.turns().get(done.turn()).move();
            if (move instanceof Move.Keys(_, Keystrokes keys, _) && pressed < keysAt.size()) {
                Duration from = keysAt.get(pressed);
                pressed = Math.min(pressed + keys.count(), keysAt.size());
                performed.add(done.at(from.minus(SLACK), keysAt.get(pressed - 1)));
            } else if (move instanceof Move.Wait) {
                performed.add(waited(done, heard));
            } else {
                performed.add(done);
            }
        }
        return performed;
    }

    /**
     * What is heard while the line waits comes before the middle of the wait, what follows comes
     * after; and when the line gave up can only be told from what it said then.
     */
    private static PerformedMove waited(PerformedMove done, List<Played> heard) {
        Duration middle = done.from().plus(done.until().minus(done.from()).dividedBy(2));
        Duration until =
                heard.stream()
                        .map(Played::at)
                        .filter(at -> at.compareTo(middle) >= 0)
                        .findFirst()
                        .filter(at -> at.compareTo(done.until()) < 0)
                        .orElse(done.until());
        return done.at(middle, until);
    }

    /**
     * Of clips that sound the same, or begin so and were cut, the one that comes next in memory, or
     * that is heard there at all.
     */
    static List<Played> named(List<HeardClip> heard, List<Played> inMemory) {
        List<Played> named = new ArrayList<>();
        int from = 0;
        for (HeardClip clip : heard) {
            int next = next(clip, inMemory, from);
            int at = next < 0 ? next(clip, inMemory, 0) : next;
            from = next < 0 ? from : next + 1;
            named.add(at < 0 ? clip.played() : clip.as(inMemory.get(at).clip()));
        }
        return named;
    }

    private static int next(HeardClip clip, List<Played> inMemory, int from) {
        return IntStream.range(from, inMemory.size())
                .filter(at -> clip.canBe(inMemory.get(at)))
                .findFirst()
                .orElse(-1);
    }
}
