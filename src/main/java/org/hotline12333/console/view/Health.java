package org.hotline12333.console.view;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What {@code doctor} said.
 *
 * @param lines of what is not well, each with its mend; in English, as on the command line
 */
public record Health(long wrong, long warnings, long unknown, List<String> lines, Instant at) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    public Health {
        lines = List.copyOf(lines);
    }

    /** The time of day. */
    public String time() {
        return MINUTE.format(at.atZone(Today.BEIJING));
    }
}
