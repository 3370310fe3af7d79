package org.hotline12333.simulator.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Caller.Moment;

/**
 * What happens between a playing, listening exchange and a simulated caller, in virtual time: a
 * clip lasts as long as its sound, and nobody waits. Time passes only in its methods. Each throws
 * {@link DisconnectException} at the moment the caller hangs up, and from then on.
 */
public final class VirtualLine {
    /** In pieces of which a voice is heard. */
    public static final Duration FRAME = Duration.ofMillis(20);

    private static final Duration SOON = Duration.ofSeconds(2);

    /** A key counts when it is let go. */
    private static final Duration KEY_DOWN = Duration.ofMillis(250);

    private final Caller caller;
    private final Function<Clip, Duration> lengths;
    private final Map<Clip, Duration> begun = new HashMap<>();
    private final List<Planned> plan = new ArrayList<>();
    private final List<Played> played = new ArrayList<>();
    private int told;
    private int taken;
    private char lastTaken;
    private Duration now = Duration.ZERO;
    private Duration spokenUntil = Duration.ZERO;

    private record Planned(Duration at, Act act) {
        boolean isHangUp() {
            return act instanceof Act.HangUp;
        }

        boolean isDueBy(Duration moment) {
            return at.compareTo(moment) <= 0;
        }
    }

    /**
     * A line that nobody has answered yet.
     *
     * @param lengths how long a clip sounds; throws where there is no such clip
     */
    public VirtualLine(Caller caller, Function<Clip, Duration> lengths) {
        this.caller = caller;
        this.lengths = lengths;
        ask(new Moment.Dialled());
    }

    /** Time since the number was dialled. */
    public Duration now() {
        return now;
    }

    /** What the caller has heard so far. */
    public List<Played> played() {
        return List.copyOf(played);
    }

    /** Whether the caller has hung up by now. */
    public boolean isHungUp() {
        return plan.stream().anyMatch(act -> act.isHangUp() && act.isDueBy(now));
    }

    /** How many keys the exchange has taken so far. */
    public int taken() {
        return taken;
    }

    /** The key that it has taken last. */
    public char lastTaken() {
        return lastTaken;
    }

    /** How many keys follow now, each soon after the one before. */
    public int following() {
        Duration last = now;
        int keys = 0;
        for (Planned next : plan) {
            if (next.isHangUp() || !next.isDueBy(last.plus(SOON))) {
                break;
            }
            last = next.at();
            keys++;
        }
        return keys;
    }

    /** Nothing, while the caller is there. */
    public void requireCaller() {
        if (isHungUp()) {
            throw new DisconnectException();
        }
    }

    /** Lets time pass in which the exchange neither plays nor listens. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Silence for so long, or until a key, which is left to whoever listens next. */
    public void pause(Duration silence) {
        requireCaller();
        Duration end = now.plus(silence);
        now = next(end).map(this::momentOf).orElse(end);
        requireCaller();
    }

    /** Silence for so long, or until a key; a key pressed before ends it at once. */
    public Optional<Character> waitForKey(Duration timeout) {
        requireCaller();
        Duration end = now.plus(timeout);
        Optional<Planned> act = next(end);
        now = act.map(this::momentOf).orElse(end);
        return act.map(this::take);
    }

    /**
     * Plays into time that has passed already, from then to now: again after each silence, until a
     * key is pressed, which is left to whoever listens next.
     */
    public void fill(Duration then, Duration silence, Supplier<List<Clip>> clips) {
        Duration present = now;
        Duration at = then.plus(silence);
        boolean pressed = false;
        while (at.compareTo(present) < 0 && !pressed) {
            now = at;
            List<Clip> said = clips.get();
            Duration end = begin(said);
            Optional<Planned> act = next(end);
            sound(said, act.map(this::momentOf).orElse(end));
            pressed = act.isPresent();
            at = now.plus(silence);
        }
        now = now.compareTo(present) < 0 ? present : now;
        requireCaller();
    }

    /**
     * Plays to the end; keys pressed before or meanwhile are lost, but for one that is still down
     * at the end. Nothing to play loses none.
     */
    public void play(List<Clip> clips) {
        requireCaller();
        if (clips.isEmpty()) {
            return;
        }
        Duration end = begin(clips);
        Optional<Planned> hangUp =
                plan.stream().filter(act -> act.isHangUp() && act.isDueBy(end)).findFirst();
        sound(clips, hangUp.map(Planned::at).orElse(end));
        plan.removeIf(act -> !act.isHangUp() && act.isDueBy(now.minus(KEY_DOWN)));
        requireCaller();
    }

    /** Silence, in which keys are lost. */
    public void ignore(Duration silence) {
        requireCaller();
        Duration end = now.plus(silence);
        now =
                plan.stream()
                        .filter(act -> act.isHangUp() && act.isDueBy(end))
                        .map(this::momentOf)
                        .findFirst()
                        .orElse(end);
        plan.removeIf(act -> !act.isHangUp() && act.isDueBy(now));
        requireCaller();
    }

    /** Plays until the end or a key, which cuts it short; a key pressed before does so at once. */
    public Optional<Character> playUntilKey(List<Clip> clips) {
        requireCaller();
        Duration end = begin(clips);
        Optional<Planned> act = next(end);
        sound(clips, act.map(this::momentOf).orElse(end));
        return act.map(this::take);
    }

    /**
     * What the caller does in a moment of a recording.
     *
     * @param key the last that was pressed in it
     */
    public record Heard(boolean speaks, Optional<Character> key) {}

    /** A tone has sounded: keys of before are lost, and the caller makes up their mind. */
    public void tone() {
        requireCaller();
        plan.removeIf(act -> act.act() instanceof Act.Press && act.isDueBy(now));
        spokenUntil = now;
        ask(new Moment.Recording(now));
    }

    /** Listens for so long, and takes all keys that come meanwhile. */
    public Heard hear(Duration time) {
        boolean speaks = spokenUntil.compareTo(now) > 0;
        Duration end = now.plus(time);
        Optional<Character> key = Optional.empty();
        for (Optional<Planned> act = next(end); act.isPresent(); act = next(end)) {
            if (act.get().act() instanceof Act.Speak(_, Duration length)) {
                plan.remove(act.get());
                spokenUntil = momentOf(act.get()).plus(length);
                speaks = true;
            } else {
                now = momentOf(act.get());
                key = Optional.of(take(act.get()));
            }
        }
        now = end;
        return new Heard(speaks, key);
    }

    /**
     * A tone, and then how long the caller speaks, until they fall silent, press a pound, hang up,
     * or have spoken for long enough.
     */
    public Duration record(Duration tone, RecordSpec how) {
        requireCaller();
        now = now.plus(tone);
        tone();
        Duration speech = Duration.ZERO;
        Duration silence = Duration.ZERO;
        Duration end = now.plus(how.maxTime());
        try {
            while (now.compareTo(end) < 0 && silence.compareTo(how.finalSilence()) < 0) {
                Heard heard = hear(FRAME);
                speech = heard.speaks() ? speech.plus(FRAME) : speech;
                silence = heard.speaks() ? Duration.ZERO : silence.plus(FRAME);
                if (heard.key().equals(Optional.of('#'))) {
                    break;
                }
            }
        } catch (DisconnectException _) {
            return speech; // whoever speaks to the caller next is told
        }
        return speech;
    }

    /** Plays what is brought from elsewhere: so much of it has been heard, without a key. */
    public void heard(Clip clip, Duration since, boolean cut) {
        played.add(new Played(clip, since, cut));
    }

    /** The caller hears a clip begin that is brought from elsewhere. */
    public void speaking(Clip clip) {
        requireCaller();
        ask(new Moment.Speaking(now, List.of(clip)));
    }

    /** Plays, and takes keys as the collection says. */
    public KeyInput collect(List<Clip> prompt, CollectSpec how) {
        Duration asked = now;
        Optional<Character> key = early(prompt, how.bargein()).or(() -> await(how.timeout()));
        Duration begun = now.minus(asked);
        StringBuilder keys = new StringBuilder();
        while (key.isPresent()) {
            if (key.get() == '#') {
                return new KeyInput(keys.toString(), KeyInput.End.TERMCHAR);
            }
            keys.append(key.get().charValue());
            boolean star = how.starEnds() && "*".contentEquals(keys);
            if (star || keys.length() == how.maxLength()) {
                return new KeyInput(keys.toString(), KeyInput.End.COMPLETE);
            }
            key = await(how.pauseAfter(keys.toString(), begun));
        }
        return new KeyInput(keys.toString(), KeyInput.End.TIMEOUT);
    }

    private Optional<Character> early(List<Clip> prompt, boolean bargein) {
        if (bargein) {
            return playUntilKey(prompt);
        }
        if (!prompt.isEmpty()) {
            play(prompt);
            ignore(CollectSpec.FLUSH);
        }
        return Optional.empty();
    }

    /** The next key, if it comes in time; a key pressed before is there at once. */
    private Optional<Character> await(Duration timeout) {
        requireCaller();
        ask(new Moment.Waiting(now, heardSinceLastWait(), timeout));
        told = played.size();
        return waitForKey(timeout);
    }

    /** When the clips will have been played. */
    private Duration begin(List<Clip> clips) {
        Duration end = clips.stream().map(this::length).reduce(now, Duration::plus);
        if (!clips.isEmpty()) {
            ask(new Moment.Speaking(now, clips));
        }
        return end;
    }

    /** What has begun is played to its end, whatever becomes of the store meanwhile. */
    private Duration length(Clip clip) {
        return clip.stored().isPresent()
                ? begun.computeIfAbsent(clip, lengths)
                : lengths.apply(clip);
    }

    private void ask(Moment moment) {
        if (!plan.stream().allMatch(Planned::isHangUp)) {
            return;
        }
        for (Act act : caller.at(moment)) {
            plan.add(new Planned(now.plus(act.after()), act));
        }
        plan.sort(Comparator.comparing(Planned::at));
    }

    private List<Clip> heardSinceLastWait() {
        return played.subList(told, played.size()).stream().map(Played::clip).toList();
    }

    private Optional<Planned> next(Duration end) {
        return plan.stream().findFirst().filter(act -> act.isDueBy(end));
    }

    private Duration momentOf(Planned act) {
        return act.at().compareTo(now) < 0 ? now : act.at();
    }

    private char take(Planned planned) {
        return switch (planned.act()) {
            case Act.HangUp _ -> throw new DisconnectException();
            case Act.Press press -> {
                plan.remove(planned);
                taken++;
                lastTaken = press.key();
                yield press.key();
            }
            case Act.Speak _ -> throw new IllegalStateException("nobody is recorded");
        };
    }

    /** Lets clips sound from now until then. */
    private void sound(List<Clip> clips, Duration until) {
        for (Clip clip : clips) {
            if (now.compareTo(until) >= 0) {
                break;
            }
            Duration end = now.plus(length(clip));
            boolean cut = end.compareTo(until) > 0;
            played.add(new Played(clip, now, cut));
            now = cut ? until : end;
        }
        now = until;
    }
}
