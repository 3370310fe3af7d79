package org.hotline12333.calllog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hotline12333.calllog.Traffic.Kind;
import org.hotline12333.calllog.WantedCalls.Passing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Finds calls by the order of their ids, which begin with the time. What a call has passed is in
 * its steps, which no index knows: the hourly counts tell in which hours it was passed at all, and
 * only calls of these are looked through.
 */
final class CallFinder {
    /** Hours that are looked through for one answer. */
    static final int HOURS_MAX = 100;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final String CALLS =
            """
            select call_log.*, queue_visit.queue as visit_queue,
                queue_visit.outcome as visit_outcome, queue_visit.agent as visit_agent,
                queue_visit.waited_ms, queue_visit.talked_ms
            from call_log left join queue_visit on queue_visit.call = call_log.id
            where call_log.id >= :lowest and call_log.id < :below
            """;

    private static final String HOURS =
            """
            select distinct since from traffic
            where kind = :kind and name in (:names) and since >= :from and since <= :to
            order by since desc limit :most
            """;

    private final JdbcClient sql;

    CallFinder(JdbcClient sql) {
        this.sql = sql;
    }

    /** Ids from one to before another. */
    private record Range(UUID lowest, UUID below) {
        static Range of(WantedCalls wanted) {
            UUID to = wanted.to().map(CallLog::lowestId).orElse(HIGHEST);
            return new Range(
                    wanted.from().map(CallLog::lowestId).orElse(LOWEST),
                    wanted.below().map(last -> lower(last, to)).orElse(to));
        }

        Range within(Instant hour) {
            UUID end = CallLog.lowestId(hour.plus(HOUR));
            UUID begin = CallLog.lowestId(hour);
            return new Range(
                    lower(begin, lowest).equals(begin) ? lowest : begin, lower(end, below));
        }

        /** By time, and then as the databases have it. */
        private static UUID lower(UUID one, UUID other) {
            int order =
                    Long.compareUnsigned(
                            one.getMostSignificantBits(), other.getMostSignificantBits());
            return order < 0
                            || (order == 0
                                    && Long.compareUnsigned(
                                                    one.getLeastSignificantBits(),
                                                    other.getLeastSignificantBits())
                                            < 0)
                    ? one
                    : other;
        }
    }

    /** A call by its row. */
    private record Row(UUID id, LoggedCall call) {}

    FoundCalls find(WantedCalls wanted) {
        Range all = Range.of(wanted);
        return switch (wanted.passing()) {
            case Passing.Anything anything ->
                    found(wanted, rows(wanted, anything, all, wanted.most()));
            case Passing.Place place -> inHours(wanted, all, Kind.ASKED, place.names());
            case Passing.Way(String id) -> inHours(wanted, all, Kind.WAY, Set.of(id));
        };
    }

    private static FoundCalls found(WantedCalls wanted, List<Row> rows) {
        return new FoundCalls(
                rows.stream().map(Row::call).toList(),
                rows.size() < wanted.most() ? Optional.empty() : Optional.of(rows.getLast().id()));
    }

    private FoundCalls inHours(WantedCalls wanted, Range all, Kind kind, Set<String> names) {
        List<Instant> hours = hours(all, kind, names);
        List<Row> rows = new ArrayList<>();
        for (Instant hour : hours) {
            int more = wanted.most() - rows.size();
            rows.addAll(rows(wanted, wanted.passing(), all.within(hour), more));
            if (rows.size() == wanted.most()) {
                return found(wanted, rows);
            }
        }
        return new FoundCalls(
                rows.stream().map(Row::call).toList(),
                hours.size() < HOURS_MAX
                        ? Optional.empty()
                        : Optional.of(CallLog.lowestId(hours.getLast())));
    }

    private List<Instant> hours(Range all, Kind kind, Set<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return sql.sql(HOURS)
                .param("kind", kind.name())
                .param("names", names)
                .param("from", CallLogReader.stamp(began(all.lowest()).minus(HOUR)))
                .param("to", CallLogReader.stamp(began(all.below())))
                .param("most", HOURS_MAX)
                .query((row, _) -> row.getObject("since", OffsetDateTime.class).toInstant())
                .list();
    }

    /** No later than a database can say. */
    private static Instant began(UUID id) {
        Instant latest = Instant.parse("9999-01-01T00:00:00Z");
        Instant began = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return began.isAfter(latest) ? latest : began;
    }

    private List<Row> rows(WantedCalls wanted, Passing passing, Range range, int most) {
        List<String> parts = parts(passing);
        StringBuilder query = new StringBuilder(CALLS);
        wanted.ending()
                .ifPresent(how ->
                        query.append(
                                how.equals(WantedCalls.UNDER_WAY)
                                        ? " and call_log.end_kind is null"
                                        : " and call_log.end_kind = :how"));
        for (int i = 0; i < parts.size(); i++) {
            query.append(i == 0 ? " and (" : " or ")
                    .append("call_log.steps like :part")
                    .append(i)
                    .append(" escape '!'");
        }
        query.append(parts.isEmpty() ? "" : ")").append(" order by call_log.id desc limit :most");
        StatementSpec statement =
                sql.sql(query.toString())
                        .param("lowest", range.lowest())
                        .param("below", range.below())
                        .param("most", most);
        wanted.ending()
                .filter(how -> !how.equals(WantedCalls.UNDER_WAY))
                .ifPresent(how -> statement.param("how", how));
        for (int i = 0; i < parts.size(); i++) {
            statement.param("part" + i, "%" + escaped(parts.get(i)) + "%");
        }
        return statement.query((row, _) -> row(row)).list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Objects.requireNonNull(row.getObject("id", UUID.class)), CallLogReader.call(row));
    }

    /** How the steps of a call that has passed it are written. */
    private static List<String> parts(Passing passing) {
        return switch (passing) {
            case Passing.Anything() -> List.of();
            case Passing.Way(String id) -> List.of(Steps.written(id));
            case Passing.Place(String place, _) -> {
                String begun = "\"place\":" + Steps.written(place).replaceFirst("\"$", "");
                yield Stream.of("\"", "/", ".").map(begun::concat).toList();
            }
        };
    }

    private static String escaped(String part) {
        return part.replaceAll("([!%_])", "!$1");
    }
}
