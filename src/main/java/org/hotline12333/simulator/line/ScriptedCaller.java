package org.hotline12333.simulator.line;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A caller who takes one turn a prompt, and hangs up after the first prompt for which no turn is
 * left. Good for one call.
 */
public final class ScriptedCaller implements Caller {
    /** From the end of a prompt to the first key. */
    public static final Duration REACTION = Duration.ofMillis(500);

    /** From one key to the next. */
    public static final Duration BEAT = Duration.ofMillis(200);

    private final Deque<Turn> turns = new ArrayDeque<>();

    private final List<Act> atOnce = new ArrayList<>();

    private enum Cue {
        PROMPT_BEGINS,
        PROMPT_ENDED,
        TONE
    }

    private record Turn(Cue cue, List<Act> acts) {}

    /** After the prompt has ended, keys these. */
    public ScriptedCaller answers(String keys) {
        return answersAfter(REACTION, keys);
    }

    /** So long after the prompt has ended, keys these. */
    public ScriptedCaller answersAfter(Duration pause, String keys) {
        return with(Cue.PROMPT_ENDED, Act.presses(pause, BEAT, keys));
    }

    /** So far into the prompt, keys these. */
    public ScriptedCaller interrupts(Duration into, String keys) {
        return with(Cue.PROMPT_BEGINS, Act.presses(into, BEAT, keys));
    }

    /** After a tone speaks for so long, and then keys these. */
    public ScriptedCaller says(Duration length, String keys) {
        List<Act> acts = new ArrayList<>(List.of(new Act.Speak(REACTION, length)));
        acts.addAll(Act.presses(REACTION.plus(length).plus(BEAT), BEAT, keys));
        return with(Cue.TONE, acts);
    }

    /** After a tone speaks for so long, and then hangs up. */
    public ScriptedCaller saysAndHangsUp(Duration length) {
        return with(
                Cue.TONE,
                List.of(new Act.Speak(REACTION, length), new Act.HangUp(REACTION.plus(length))));
    }

    /** Lets a prompt and the time after it pass. */
    public ScriptedCaller isSilent() {
        return with(Cue.PROMPT_ENDED, List.of());
    }

    /** Keys these after the prompt, and hangs up instead of the next key. */
    public ScriptedCaller hangsUpAfter(String keys) {
        List<Act> acts = new ArrayList<>(Act.presses(REACTION, BEAT, keys));
        acts.add(new Act.HangUp(REACTION.plus(BEAT.multipliedBy(keys.length()))));
        return with(Cue.PROMPT_ENDED, acts);
    }

    /** Hangs up so far into the prompt. */
    public ScriptedCaller hangsUpInPrompt(Duration into) {
        return with(Cue.PROMPT_BEGINS, List.of(new Act.HangUp(into)));
    }

    /** Hangs up at this time of the call, whatever is said and keyed. */
    public ScriptedCaller hangsUpAt(Duration time) {
        atOnce.add(new Act.HangUp(time));
        return this;
    }

    private ScriptedCaller with(Cue cue, List<Act> acts) {
        turns.add(new Turn(cue, List.copyOf(acts)));
        return this;
    }

    /** Whether every turn was taken. */
    public boolean isDone() {
        return turns.isEmpty();
    }

    /** How many turns were not taken yet. */
    public int turnsLeft() {
        return turns.size();
    }

    @Override
    public List<Act> at(Moment moment) {
        return switch (moment) {
            case Moment.Dialled() -> List.copyOf(atOnce);
            case Moment.Speaking _ -> take(Cue.PROMPT_BEGINS);
            case Moment.Recording _ -> take(Cue.TONE);
            case Moment.Waiting waiting when waiting.heard().isEmpty() -> List.of();
            case Moment.Waiting _ when isDone() -> List.of(new Act.HangUp(REACTION));
            case Moment.Waiting _ -> take(Cue.PROMPT_ENDED);
        };
    }

    private List<Act> take(Cue cue) {
        Turn next = turns.peek();
        if (next == null || next.cue() != cue) {
            return List.of();
        }
        turns.remove();
        return next.acts();
    }
}
