package org.hotline12333.simulator.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hotline12333.simulator.script.Vocabulary;

/** What came of scripted calls, as one page for a person, on a screen or on paper. */
public final class HtmlReport {
    private HtmlReport() {}

    /** Writes the page. */
    public static void write(Report report, Path file) throws IOException {
        Files.writeString(file, page(report));
    }

    static String page(Report report) {
        String failed =
                report.runs().stream()
                        .filter(run -> !run.passed())
                        .map(run -> "<a href=\"#%1$s\">%1$s</a>".formatted(name(run)))
                        .collect(Collectors.joining());
        String calls =
                report.runs().stream()
                        .map(run -> section(run, report.vocabulary()))
                        .collect(Collectors.joining("\n"));
        return frame().replace("{summary}", escaped(report.summary()))
                .replace("{failed}", failed)
                .replace("{calls}", calls);
    }

    private static String frame() {
        try (InputStream frame = HtmlReport.class.getResourceAsStream("/calls-report.html")) {
            return new String(Objects.requireNonNull(frame).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("no frame of the page", e);
        }
    }

    private static String section(ScriptRun run, Vocabulary vocabulary) {
        String kind = run.wasLeftOut() ? "left" : run.passed() ? "ok" : "not";
        String word =
                run.wasLeftOut() ? "left out" : run.passed() ? "as written" : "not as written";
        String why =
                run.wasLeftOut()
                        ? "<p>" + escaped(run.leftOut()) + "</p>"
                        : run.failures().stream()
                                .map(failure -> "<p class=\"why\">" + escaped(failure) + "</p>")
                                .collect(Collectors.joining());
        String lines =
                run.conversation().stream()
                        .flatMap(call ->
                                Transcript.of(run.script(), call, vocabulary).lines().stream())
                        .map(HtmlReport::row)
                        .collect(Collectors.joining("\n"));
        return "<section class=\"%s\" id=\"%s\"><h2>%s <b>%s</b></h2>%s<table>%s</table></section>"
                .formatted(kind, name(run), name(run), word, why, lines);
    }

    private static String row(Transcript.Line line) {
        return "<tr class=\"%s\"><td>%s</td><td>%s</td></tr>"
                .formatted(line.heard() ? "hears" : "does", line.clock(), escaped(line.words()));
    }

    private static String name(ScriptRun run) {
        return escaped(run.script().file().toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
