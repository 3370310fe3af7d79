package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is under way and dies with this server: it may hold what was keyed.
 *
 * @param filled fields of the present form
 * @param begun keys of an entry that a star began again
 * @param completedAt when the entry before this question was complete by its length
 * @param asked what was last said
 */
record Progress(
        Map<String, FieldValue> filled,
        String begun,
        @Nullable Duration completedAt,
        List<Said> asked) {
    /**
     * Callers press {@code #} after an entry that was already complete by its length. As the first
     * key within this time it is that {@code #}; later it means the main menu.
     */
    static final Duration TRAILING_TERMCHAR = Duration.ofSeconds(2);

    static final Progress NONE = new Progress(Map.of(), "", null, List.of());

    @Override
    public String toString() {
        return "Progress[%s filled, %d keys begun]".formatted(filled.keySet(), begun.length());
    }

    /** Whether a termchar now belongs to the entry before this question. */
    boolean trails(Duration now) {
        return completedAt != null && now.minus(completedAt).compareTo(TRAILING_TERMCHAR) <= 0;
    }

    Progress begun(String keys) {
        return new Progress(filled, keys, null, asked);
    }

    /** After an entry that is over, whatever it was worth. */
    Progress past(@Nullable Duration completed) {
        return new Progress(filled, "", completed, asked);
    }

    Progress asking(List<Said> prompts) {
        return new Progress(filled, begun, completedAt, prompts);
    }

    Progress emptied() {
        return new Progress(Map.of(), "", completedAt, asked);
    }

    Progress filling(String field, FieldValue value, @Nullable Duration completed) {
        Map<String, FieldValue> all = new HashMap<>(filled);
        all.put(field, value);
        return new Progress(Map.copyOf(all), "", completed, asked);
    }
}
