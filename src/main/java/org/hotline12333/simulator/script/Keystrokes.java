package org.hotline12333.simulator.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hotline12333.simulator.line.Act;

/**
 * Keys pressed one after the other, at the caller's beat where nothing else is said.
 *
 * @param keys at least one; never printed: they may be a secret
 * @param pauses how long before a key, by its place from 1; none before the first
 */
public record Keystrokes(String keys, Map<Integer, Duration> pauses) {
    public Keystrokes {
        pauses = Map.copyOf(pauses);
    }

    /** Keys at one pace. */
    public static Keystrokes of(String keys) {
        return new Keystrokes(keys, Map.of());
    }

    public int count() {
        return keys.length();
    }

    /** When each key is pressed, since the first one. */
    public List<Duration> times(Duration beat) {
        List<Duration> times = new ArrayList<>();
        Duration at = Duration.ZERO;
        for (int i = 0; i < count(); i++) {
            at = i == 0 ? at : at.plus(pauses.getOrDefault(i, beat));
            times.add(at);
        }
        return List.copyOf(times);
    }

    public List<Act> presses(Duration after, Duration beat) {
        List<Duration> times = times(beat);
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            acts.add(new Act.Press(after.plus(times.get(i)), keys.charAt(i)));
        }
        return List.copyOf(acts);
    }

    @Override
    public String toString() {
        return count() + " keys";
    }
}
