package org.hotline12333.console.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.console.view.AgentSheet;
import org.hotline12333.console.view.CallReplay;
import org.springframework.http.ResponseEntity;

/** The steps of a call, as a table of what their page shows. */
final class StepsTable {
    private StepsTable() {}

    /** Of the whole call, as its replay has it. */
    static ResponseEntity<String> of(CallReplay replay) {
        return Csv.of(
                "steps.csv",
                List.of(
                        "part_began",
                        "at_s",
                        "lasts_s",
                        "step",
                        "place",
                        "said",
                        "service",
                        "outcome",
                        "keys",
                        "key_count",
                        "keyed_at_s",
                        "ways"),
                replay.parts().stream()
                        .flatMap(part -> part.rows().stream().map(row -> line(part, row))));
    }

    private static List<String> line(CallReplay.Part part, CallReplay.Row row) {
        return List.of(
                part.call().began().toString(),
                seconds(row.at()),
                seconds(row.lasts()),
                row.kind(),
                row.place(),
                joined(row.said().stream().map(CallReplay.Said::id)),
                row.served().map(served -> served.service()).orElse(""),
                row.served().map(served -> served.outcome()).orElse(""),
                row.keyed().map(keyed -> keyed.answer().keys()).orElse(""),
                row.keyed().map(keyed -> Integer.toString(keyed.answer().count())).orElse(""),
                row.keyed().map(keyed -> seconds(keyed.answer().at())).orElse(""),
                joined(row.went().stream().map(CallReplay.Went::id)));
    }

    /** Of what an agent is shown. */
    static ResponseEntity<String> of(AgentSheet sheet) {
        return Csv.of(
                "agent.csv",
                List.of("part_began", "at_s", "place", "language", "answer"),
                sheet.legs().stream()
                        .flatMap(leg ->
                                leg.lines().stream()
                                        .map(line ->
                                                List.of(
                                                        leg.began(),
                                                        seconds(line.at().time()),
                                                        line.place(),
                                                        line.language(),
                                                        line.answer()))));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1_000.0);
    }

    private static String joined(Stream<String> names) {
        return names.collect(Collectors.joining(" "));
    }
}
