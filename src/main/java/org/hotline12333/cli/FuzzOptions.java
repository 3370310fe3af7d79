package org.hotline12333.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many calls at random, and which. */
final class FuzzOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--fuzz",
            paramLabel = "N",
            description = "place N calls at random in memory, and show the first that goes wrong")
    private @Nullable Integer calls;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "the number that the first call at random follows from; the next one follows"
                            + " from S + 1")
    private @Nullable Long seed;

    /** How many; 0 where none are asked for. */
    int calls() {
        return calls == null ? 0 : calls;
    }

    /** As given, or a fresh one. */
    long seed() {
        return seed == null ? System.currentTimeMillis() : seed;
    }

    /**
     * Refuses what has no use.
     *
     * @param otherUse whether something else is asked for
     */
    void check(boolean otherUse) {
        if (calls == null && seed != null) {
            throw new ParameterException(spec.commandLine(), "--seed is for --fuzz");
        }
        if (calls != null && calls < 1) {
            throw new ParameterException(spec.commandLine(), "--fuzz needs at least one call");
        }
        if (calls != null && otherUse) {
            throw new ParameterException(
                    spec.commandLine(), "--fuzz makes its own calls: leave the rest out");
        }
    }
}
