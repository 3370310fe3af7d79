package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.service.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * What is under way and dies with this server: it may hold what was keyed. Moments are on the
 * call's clock.
 *
 * @param filled fields of the present form
 * @param begun keys of an entry that a star began again, or that a pause broke off
 * @param trailsUntil until when a termchar belongs to what was keyed before this question
 * @param completedAt when the entry before this question was complete by its length
 * @param asked what was last said
 */
record Progress(
        Map<String, FieldValue> filled,
        String begun,
        Duration trailsUntil,
        @Nullable Duration completedAt,
        List<QueuedPrompt> asked) {
    /**
     * Callers who are taught to end numbers with {@code #} press it behind all that they key, also
     * where that was complete already. As the first key within this time it belongs to that; later
     * it means the main menu.
     */
    static final Duration TRAILING_TERMCHAR = Duration.ofSeconds(4);

    /** A termchar pressed twice is one. */
    static final Duration DOUBLED_TERMCHAR = Duration.ofSeconds(1);

    static final Progress NONE =
            new Progress(Map.of(), "", Duration.ofSeconds(-1), null, List.of());

    /** Whether a termchar now belongs to what was keyed before this question. */
    boolean trails(Duration now) {
        return now.compareTo(trailsUntil) <= 0;
    }

    /** Whether a moment is no later than so long after an entry that its length completed. */
    boolean overruns(Duration moment, Duration window) {
        return completedAt != null && moment.minus(completedAt).compareTo(window) < 0;
    }

    /** Whether the entry before this question was complete by its length. */
    boolean isAfterComplete() {
        return completedAt != null;
    }

    Progress begun(String keys) {
        return new Progress(filled, keys, trailsUntil, null, asked);
    }

    /** After these keys, whatever they were worth. */
    Progress keyed(KeyInput keys, Duration now) {
        boolean ended = keys.end() == KeyInput.End.TERMCHAR;
        Duration until = now.plus(ended ? DOUBLED_TERMCHAR : TRAILING_TERMCHAR);
        return new Progress(
                filled, "", until.compareTo(trailsUntil) < 0 ? trailsUntil : until, null, asked);
    }

    /** An entry was complete by its length: more keys may follow that belong to it. */
    Progress completed(Duration now) {
        return new Progress(filled, begun, trailsUntil, now, asked);
    }

    /** The hotline was busy for so long, and heard no key. */
    Progress waited(Duration time) {
        return new Progress(
                filled,
                begun,
                trailsUntil.plus(time),
                completedAt == null ? null : completedAt.plus(time),
                asked);
    }

    Progress asking(List<QueuedPrompt> prompts) {
        return new Progress(filled, begun, trailsUntil, completedAt, prompts);
    }

    Progress emptied() {
        return new Progress(Map.of(), "", trailsUntil, completedAt, asked);
    }

    Progress filling(String field, FieldValue value) {
        Map<String, FieldValue> all = new HashMap<>(filled);
        all.put(field, value);
        return new Progress(Map.copyOf(all), "", trailsUntil, completedAt, asked);
    }

    /** What was keyed is not printed. */
    @Override
    public String toString() {
        return "Progress%s, %d keys".formatted(filled.keySet(), begun.length());
    }
}
