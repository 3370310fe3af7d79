package org.hotline12333.calllog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.hotline12333.calllog.Traffic.Kind;

/** What is to be added to the counts of traffic, each row once and in one order for all servers. */
final class Tally {
    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::hour).thenComparing(Row::kind).thenComparing(Row::name);

    private final TreeMap<Row, Long> rows = new TreeMap<>(ORDER);

    record Row(OffsetDateTime hour, Kind kind, String name) {}

    void begun(Entry.Begin begin) {
        if (begin.leg() == Leg.FIRST) {
            Instant began = began(begin.call());
            add(began, Kind.BEGUN, "");
            add(began, Kind.MINUTE, "%02d".formatted(began.atOffset(ZoneOffset.UTC).getMinute()));
        }
    }

    void ended(Entry.End end) {
        Instant began = began(end.call());
        end.outcome().ifPresent(outcome -> add(began, Kind.OUTCOME, outcome.name()));
        for (LoggedStep step : end.steps()) {
            if (step instanceof LoggedStep.Question question) {
                add(began, Kind.ASKED, question.place());
            }
            ways(step).forEach(way -> add(began, Kind.WAY, way));
        }
        if (end.outcome().filter(CallOutcome.ABANDONED::equals).isPresent()) {
            left(began, end.steps());
        }
    }

    /** Where something was asked last, and by which way the caller had come there. */
    private void left(Instant began, List<LoggedStep> steps) {
        Optional<Traffic.Drop> last = Optional.empty();
        String way = "";
        for (LoggedStep step : steps) {
            if (step instanceof LoggedStep.Question question) {
                last = Optional.of(new Traffic.Drop(way, question.place()));
            }
            way = ways(step).reduce(way, (_, next) -> next);
        }
        last.ifPresent(drop -> add(began, Kind.LEFT, drop.place()));
        last.filter(drop -> !drop.way().isEmpty()) // else the call began there
                .ifPresent(drop -> add(began, Kind.DROPPED, drop.name()));
    }

    private static Stream<String> ways(LoggedStep step) {
        List<String> ways =
                switch (step) {
                    case LoggedStep.Question question -> question.transitions();
                    case LoggedStep.Submission submission -> submission.transitions();
                    case LoggedStep.Passing passing -> passing.transitions();
                    case LoggedStep.Farewell _, LoggedStep.KeyRun _ -> List.of();
                };
        return ways.stream();
    }

    /** The id begins with the time. */
    private static Instant began(UUID call) {
        return Instant.ofEpochMilli(call.getMostSignificantBits() >>> 16);
    }

    private void add(Instant began, Kind kind, String name) {
        OffsetDateTime hour = began.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
        rows.merge(new Row(hour, kind, name), 1L, Long::sum);
    }

    /** As parameters: how often, hour, kind, name. */
    List<Object[]> rows() {
        return rows.entrySet().stream()
                .map(each ->
                        new Object[] {
                            each.getValue(),
                            each.getKey().hour(),
                            each.getKey().kind().name(),
                            each.getKey().name()
                        })
                .toList();
    }
}
