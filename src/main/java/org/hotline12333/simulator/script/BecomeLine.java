package org.hotline12333.simulator.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.simulator.script.CallScript.Move;

/** A line about what becomes of the caller: `is given back`. */
final class BecomeLine {
    static final String MEND =
            "write `is disconnected`, `is transferred to QUEUE` or `is given back`";

    private static final Pattern BECOMES =
            Pattern.compile(
                    "(disconnected|given back|given back by key|served|transferred to ([a-z0-9-]{1,32}))");

    private BecomeLine() {}

    /** Nothing where it is not known. */
    static Optional<Move> move(int line, String words) {
        Matcher parts = BECOMES.matcher(words);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (parts.group(1)) {
                    case "disconnected" -> new Move.Disconnected(line);
                    case "given back" -> new Move.GivenBack(line);
                    case "given back by key" -> new Move.GivenBack(line, Outcome.KEY);
                    case "served" -> new Move.GivenBack(line, Outcome.CONTINUE);
                    default -> new Move.Transferred(line, parts.group(2));
                });
    }
}
