package org.hotline12333.simulator.judge;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.Vocabulary;

/** What came of scripted calls, for a terminal. */
public record Report(List<ScriptRun> runs, Vocabulary vocabulary) {
    public Report {
        runs = List.copyOf(runs);
    }

    public boolean passed() {
        return runs.stream().allMatch(ScriptRun::passed);
    }

    /** A script in a line, and where it failed what was otherwise and the call in words. */
    public static String lines(ScriptRun run, Vocabulary vocabulary) {
        if (run.wasLeftOut()) {
            return "left  " + run.script().file() + ": " + run.leftOut();
        }
        Conversation call = run.conversation().orElseThrow();
        if (run.passed()) {
            return "ok    " + run.script().file() + "  " + seconds(call.length());
        }
        StringBuilder lines = new StringBuilder("FAIL  " + run.script().file());
        run.failures().forEach(failure -> lines.append("\n      ").append(failure));
        Transcript.of(run.script(), call, vocabulary)
                .lines()
                .forEach(line ->
                        lines.append("\n        ")
                                .append(line.clock())
                                .append(line.heard() ? "  " : "  > ")
                                .append(line.words()));
        return lines.toString();
    }

    /** All calls in a line. */
    public String summary() {
        long left = runs.stream().filter(ScriptRun::wasLeftOut).count();
        long failed = runs.stream().filter(run -> !run.passed()).count();
        long passed = runs.size() - left - failed;
        Duration spoken =
                runs.stream()
                        .flatMap(run -> run.conversation().stream())
                        .map(Conversation::length)
                        .reduce(Duration.ZERO, Duration::plus);
        return "%d calls, %s: %d as written, %d not%s"
                .formatted(
                        runs.size(),
                        seconds(spoken),
                        passed,
                        failed,
                        left == 0 ? "" : ", " + left + " left out");
    }

    static String seconds(Duration time) {
        return time.toMinutes() > 0
                ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
}
