package org.hotline12333.simulator.script;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Then;

/**
 * A line about what is said after a tone: `says 8 s, hangs up`.
 *
 * @param length as it is written
 */
record SayLine(String length, Then then) {
    static final String MEND =
            "write `says 8 s` or `says nothing`, and behind it `, keys #` or `, hangs up`";

    private static final Pattern SAYS = Pattern.compile("([^,]+)((?:,.*)?)");

    static Optional<SayLine> of(String words) {
        Matcher parts = SAYS.matcher(words);
        return parts.matches()
                ? Arrays.stream(Then.values())
                        .filter(each -> parts.group(2).equals(each.words()))
                        .map(then -> new SayLine(parts.group(1), then))
                        .findFirst()
                : Optional.empty();
    }

    /** Nothing where the length is no time. */
    Optional<Move> move(int line, Function<String, Optional<Duration>> times) {
        Optional<Duration> time =
                length.equals("nothing") ? Optional.of(Duration.ZERO) : times.apply(length);
        return time.map(each -> new Move.Say(line, each, then));
    }
}
