package org.hotline12333.simulator.script;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.prompt.Clip;

/** What can follow {@code the} in a script: each fault that can be had. */
final class FaultLine {
    static final Pattern LOOK =
            Pattern.compile(
                    "store\\s+(?:is\\s+(down|well)|takes\\s+(.+))"
                            + "|service\\s+([a-z0-9-]{1,64})\\s+fails"
                            + "|clip\\s+([a-z0-9/_-]{1,64})\\s+is\\s+missing"
                            + "|server\\s+(ends|is\\s+killed)"
                            + "|(callers\\s+are\\s+held\\s+off)");

    static final String MEND =
            "write `the store is down`, `the store takes 4 s`, `the service tell-pension"
                    + " fails`, `the clip zh/main-menu is missing`, `the server ends`,"
                    + " `the server is killed`, `the callers are held off` or"
                    + " `the store is well`";

    private FaultLine() {}

    static Optional<InjectedFault> condition(
            Matcher parts, Function<String, Optional<Duration>> duration) {
        if (parts.group(2) != null) {
            return duration.apply(parts.group(2)).map(InjectedFault.Slow::new);
        }
        if (parts.group(3) != null) {
            return Optional.of(new InjectedFault.Failing(parts.group(3)));
        }
        if (parts.group(4) != null) {
            return Optional.of(new InjectedFault.Silent(new Clip(parts.group(4))));
        }
        if (parts.group(5) != null) {
            return Optional.of(
                    parts.group(5).equals("ends")
                            ? new InjectedFault.Leaving()
                            : new InjectedFault.Killed());
        }
        if (parts.group(6) != null) {
            return Optional.of(new InjectedFault.Besieged());
        }
        return Optional.of(
                parts.group(1).equals("down")
                        ? new InjectedFault.Down()
                        : new InjectedFault.Well());
    }
}
