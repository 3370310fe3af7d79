package org.hotline12333.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hotline12333.dialog.Transition;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.Release;
import org.hotline12333.simulator.fuzz.Fuzz;
import org.hotline12333.simulator.fuzz.InvariantChecker;
import org.hotline12333.simulator.line.PersonKeys;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.script.Vocabulary;
import org.hotline12333.simulator.testbed.DemoHotline;
import org.hotline12333.simulator.testbed.DemoKeys;

/** Calls at random, one after the other, until one goes wrong. */
public final class FuzzRun {
    private static final Duration PROGRESS = Duration.ofSeconds(5);

    private final Release release;
    private final PrintWriter out;

    /**
     * A run that tells its progress there.
     *
     * @param out is flushed
     */
    FuzzRun(Release release, PrintWriter out) {
        this.release = release;
        this.out = out;
    }

    /**
     * Places calls, each of which follows from a seed of its own.
     *
     * @param seed of the first call; the next follows from the next number
     * @return 0 where all was well, 1 where a call went wrong
     */
    int run(int calls, long seed) throws IOException {
        InvariantChecker checker = new InvariantChecker(CallLimits.DEFAULT);
        try (DemoHotline hotline = DemoHotline.open(release, checker)) {
            MemoryRoute route =
                    new MemoryRoute(hotline, release.prompts()::length, CallCommand.DATE);
            Fuzz fuzz = new Fuzz(route, hotline, checker, release.dialplan(), people());
            out.println(calls + " calls at random, the first from seed " + seed);
            return run(fuzz, checker, calls, seed);
        }
    }

    private int run(Fuzz fuzz, InvariantChecker checker, int calls, long seed) {
        long begin = System.nanoTime();
        Duration told = Duration.ZERO;
        long steps = 0;
        for (int i = 0; i < calls; i++) {
            Fuzz.Placed call = fuzz.call(seed + i);
            steps += call.steps();
            Duration now = Duration.ofNanos(System.nanoTime() - begin);
            if (!call.violations().isEmpty()) {
                tell(call);
                return 1;
            }
            if (now.minus(told).compareTo(PROGRESS) >= 0) {
                told = now;
                out.println(speed(i + 1, now) + ", " + transitions(checker));
                out.flush();
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        out.println(
                "%s, %d steps, %s: every call ended as it should"
                        .formatted(speed(calls, took), steps, transitions(checker)));
        return 0;
    }

    private void tell(Fuzz.Placed call) {
        out.println("the call from seed " + call.seed() + " went wrong, as a script:");
        out.println(call.written(new Vocabulary(release.prompts(), DemoNames.all())));
    }

    private static String speed(int calls, Duration time) {
        double seconds = Math.max(1, time.toMillis()) / 1_000.0;
        return String.format(
                Locale.ROOT, "%,d calls, %.1f s, %.0f calls/s", calls, seconds, calls / seconds);
    }

    private String transitions(InvariantChecker checker) {
        List<Transition> all = release.dialplan().transitions();
        Set<Transition> walked = new HashSet<>(all);
        walked.retainAll(checker.walked());
        return "%d of %d ways walked".formatted(walked.size(), all.size());
    }

    /** The demo people, as they key their numbers. */
    public static List<PersonKeys> people() {
        return DemoPeople.numbers().stream().map(DemoKeys::of).toList();
    }
}
