package org.hotline12333.interpreter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.dialog.Way;
import org.hotline12333.service.FieldValue;

/**
 * A session, what it wants done, and the ways that led there from the turn before.
 *
 * @param filled whether a field was filled, with what is likely to be meant
 */
record Turn(CallSession session, Step step, List<Way> ways, boolean filled) {
    Turn(CallSession session, Step step) {
        this(session, step, List.of(), false);
    }

    /** The same, by this way before the others. */
    Turn by(Way way) {
        if (ways.isEmpty()) {
            return new Turn(session, step, List.of(way), filled);
        }
        List<Way> all = new ArrayList<>(List.of(way));
        all.addAll(ways);
        return new Turn(session, step, List.copyOf(all), filled);
    }

    /** The same, after a field was filled. */
    Turn filledBy(FieldValue value, LocalDate today) {
        return new Turn(session, step, ways, value.isLikely(today));
    }

    /** Whether the keys before it led somewhere, so that they are what they were taken for. */
    boolean tookKeys() {
        return ways.isEmpty()
                ? filled
                : switch (ways.getFirst().cause()) {
                    case CHOICE, LINK -> true;
                    case NOINPUT, NOMATCH, MISTAKEN, REFUSAL, OUTCOME, ABSENT, ERROR, LIMIT ->
                            false;
                };
    }
}
