package org.hotline12333.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hotline12333.simulator.bench.Load;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how many call, and how. */
final class LoadOptions {
    private static final int CALLS = 1_000;
    private static final int PASSWORDS = 20;

    @Option(names = "--calls", paramLabel = "N", description = "hold N calls; " + CALLS)
    private @Nullable Integer calls;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "instead: N new calls a second, whatever becomes of the others")
    private @Nullable Double rate;

    @Option(
            names = "--pace",
            paramLabel = "X",
            defaultValue = "1",
            description = "how many times faster than life; ${DEFAULT-VALUE}")
    private double pace;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "before anything counts; ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "that count; ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--passwords",
            paramLabel = "PERCENT",
            description = "of the demo people: callers with a password; " + PASSWORDS)
    private @Nullable Integer passwords;

    @Option(
            names = "--hang-ups",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "callers who leave on the way; ${DEFAULT-VALUE}")
    private int hangUps;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "0",
            description = "how often each has the main menu said again; ${DEFAULT-VALUE}")
    private int repeats;

    @Option(
            names = "--enquiries",
            paramLabel = "N",
            defaultValue = "1",
            description = {
                "how often each asks for the balance; ${DEFAULT-VALUE}.",
                "With 0 they hear menus, and nobody is verified."
            })
    private int enquiries;

    @Option(
            names = "--people",
            paramLabel = "FOLDER",
            description = "whom the server has imported: call as these, not as the demo people")
    private @Nullable Path people;

    /** The delivery that callers are taken from; nothing where they are the demo people. */
    Optional<Path> people() {
        return Optional.ofNullable(people);
    }

    /**
     * The load that is asked for.
     *
     * @throws IllegalArgumentException where it is beyond a bound
     */
    Load load() {
        if (people != null && passwords != null && passwords > 0) {
            throw new IllegalArgumentException("nobody of a delivery has a password");
        }
        return new Load(
                model(),
                pace,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                passwords != null ? passwords : people == null ? PASSWORDS : 0,
                hangUps,
                repeats,
                enquiries);
    }

    private Load.Model model() {
        if (rate == null) {
            return new Load.Model.Held(calls == null ? CALLS : calls);
        }
        if (calls != null) {
            throw new IllegalArgumentException("either --calls or --rate");
        }
        return new Load.Model.Rate(rate);
    }
}
