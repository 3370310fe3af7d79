package org.hotline12333.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What came of scripted calls, as one page for a person, on a screen or on paper. */
public final class HtmlReport {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Scripted calls</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
            h1{font-size:1.4rem}
            section{border-left:.4rem solid;padding:.1rem 1rem;margin:1rem 0;break-inside:avoid-page}
            h2{font-size:1rem;margin:.4rem 0}
            .ok{border-color:#1a7f37}.ok h2 b{color:#1a7f37}
            .not{border-color:#b3261e}.not h2 b,.why{color:#b3261e}
            .left{border-color:#8a8a8a}.left h2 b{color:#5a5a5a}
            table{border-collapse:collapse;width:100%%}
            td{padding:.1rem .5rem .1rem 0;vertical-align:top}
            td:first-child{white-space:nowrap;color:#5a5a5a;font-variant-numeric:tabular-nums;width:4.5rem}
            .does{font-weight:600}.does td:last-child::before{content:"\\203A "}
            .why{font-family:ui-monospace,monospace;white-space:pre-wrap;margin:.3rem 0}
            nav{margin:.5rem 0 1.5rem}nav a{color:#b3261e;display:block}
            @media print{body{margin:0;max-width:none;font-size:10pt}
            section{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
            </style></head><body>
            <h1>Scripted calls</h1><p>%s</p><nav>%s</nav>
            %s
            </body></html>
            """;

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
        return PAGE.formatted(escaped(report.summary()), failed, calls);
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
