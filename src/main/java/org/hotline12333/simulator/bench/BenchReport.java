package org.hotline12333.simulator.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * What a load has shown, of the hotline and beside it of the bare server.
 *
 * @param echo nothing where it was left out
 */
public record BenchReport(Load load, Figures hotline, Optional<Figures> echo) {
    private static final String UNKNOWN = "unknown";

    /** Whether every caller of the hotline who wanted an answer got the right one. */
    public boolean isSound() {
        return hotline.count().failed() == 0 && hotline.count().answered() > 0;
    }

    /** A table, with a line for each figure. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(modelled());
        lines.add(row("", echo.isPresent() ? "hotline" : "", "echo"));
        add(lines, "calls held", f -> String.format(Locale.ROOT, "%,.0f", f.held()));
        add(
                lines,
                "calls a second",
                f -> String.format(Locale.ROOT, "%.1f", f.perSecond(f.count().calls())));
        add(
                lines,
                "answered a second",
                f -> String.format(Locale.ROOT, "%.1f", f.perSecond(f.count().answered())));
        add(lines, "answered", f -> String.format(Locale.ROOT, "%,d", f.count().answered()));
        add(
                lines,
                "  with a password",
                f -> String.format(Locale.ROOT, "%.1f %%", f.passwordShare()));
        add(
                lines,
                "hung up on the way",
                f -> String.format(Locale.ROOT, "%,d", f.count().hangUps()));
        add(lines, "failed", f -> String.format(Locale.ROOT, "%,d", f.count().failed()));
        add(
                lines,
                "commands a second",
                f -> String.format(Locale.ROOT, "%,.0f", f.perSecond(f.count().commands())));
        add(
                lines,
                "enquiries a second",
                f -> String.format(Locale.ROOT, "%.1f", f.perSecond(f.count().enquiries())));
        if (load.enquiries() > 0) {
            times(lines, "key to next command", Figures::keyToCommand);
        }
        times(lines, "turnaround", Figures::turnaround);
        times(lines, "since due", Figures::sinceDue);
        add(
                lines,
                "server CPU a command",
                f -> f.cpuPerCommand().map(this::micros).orElse(UNKNOWN));
        besideEcho().ifPresent(ratio -> lines.add(row("  beside echo", ratio, "1")));
        add(lines, "live heap a call", f -> kilobytes(f.heapPerCall()));
        hotline.count()
                .failures()
                .forEach((kind, count) ->
                        lines.add(String.format(Locale.ROOT, "failed: %,d %s", count, kind)));
        return lines;
    }

    /** How many times the bare server's CPU a command takes. */
    private Optional<String> besideEcho() {
        return hotline.cpuPerCommand()
                .flatMap(ours ->
                        echo.flatMap(Figures::cpuPerCommand)
                                .filter(Duration::isPositive)
                                .map(floor ->
                                        String.format(
                                                Locale.ROOT,
                                                "%.2f",
                                                (double) ours.toNanos() / floor.toNanos())));
    }

    private String modelled() {
        String model =
                switch (load.model()) {
                    case Load.Model.Held(int calls) ->
                            String.format(Locale.ROOT, "closed model, %,d calls held", calls);
                    case Load.Model.Rate(double rate) ->
                            String.format(Locale.ROOT, "open model, %.1f calls a second", rate);
                };
        return String.format(
                Locale.ROOT,
                "%s; pace %s, main menu %d times, %d enquiries, %d %% with a password, %d %% hang up; %d s after %d s",
                model,
                load.pace(),
                1 + load.repeats(),
                load.enquiries(),
                load.passwords(),
                load.hangUps(),
                load.measured().toSeconds(),
                load.warmUp().toSeconds());
    }

    private void times(List<String> lines, String what, Function<Figures, Histogram> of) {
        for (double percentile : new double[] {50, 99, 99.9}) {
            String name =
                    String.format(Locale.ROOT, "%s p%s", what, percentile)
                            .replaceFirst("\\.0$", "");
            add(lines, name, f -> millis(of.apply(f).getValueAtPercentile(percentile)));
        }
    }

    private void add(List<String> lines, String name, Function<Figures, String> figure) {
        lines.add(row(name, figure.apply(hotline), echo.map(figure).orElse("")));
    }

    private static String row(String name, String hotline, String echo) {
        return String.format(Locale.ROOT, "%-26s %14s %14s", name, hotline, echo).stripTrailing();
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }

    private String micros(Duration time) {
        return String.format(Locale.ROOT, "%.1f us", time.toNanos() / 1e3);
    }

    private static String kilobytes(OptionalLong bytes) {
        return bytes.isPresent()
                ? String.format(Locale.ROOT, "%.1f KB", bytes.getAsLong() / 1024.0)
                : UNKNOWN;
    }
}
