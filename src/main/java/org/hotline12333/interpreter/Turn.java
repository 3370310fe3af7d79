package org.hotline12333.interpreter;

import java.util.ArrayList;
import java.util.List;
import org.hotline12333.dialog.Way;

/** A session, what it wants done, and the ways that led there from the turn before. */
record Turn(CallSession session, Step step, List<Way> ways) {
    Turn(CallSession session, Step step) {
        this(session, step, List.of());
    }

    /** The same, by this way before the others. */
    Turn by(Way way) {
        if (ways.isEmpty()) {
            return new Turn(session, step, List.of(way));
        }
        List<Way> all = new ArrayList<>(List.of(way));
        all.addAll(ways);
        return new Turn(session, step, List.copyOf(all));
    }
}
