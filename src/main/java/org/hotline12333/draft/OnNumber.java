package org.hotline12333.draft;

import java.time.Instant;

/**
 * A draft on the test number.
 *
 * @param draft as it was when it was put there
 * @param by who has put it there
 * @param ends when it is taken off by itself
 */
public record OnNumber(Draft draft, String by, Instant since, Instant ends) {
    public boolean isOver(Instant now) {
        return !now.isBefore(ends);
    }
}
