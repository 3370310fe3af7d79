package org.hotline12333.calllog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hotline12333.calllog.Traffic.Kind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads calls back. */
final class CallLogReader {
    private final JdbcClient sql;

    CallLogReader(DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout((int) CallLogTables.STATEMENT_MAX.toSeconds());
        sql = JdbcClient.create(jdbc);
    }

    FoundCalls find(WantedCalls wanted) {
        return new CallFinder(sql).find(wanted);
    }

    List<LoggedCall> calls(String callId) {
        return sql.sql(
                        """
                        select call_log.*, queue_visit.queue as visit_queue,
                            queue_visit.outcome as visit_outcome, queue_visit.agent as visit_agent,
                            queue_visit.waited_ms, queue_visit.talked_ms
                        from call_log left join queue_visit on queue_visit.call = call_log.id
                        where call_id = ? order by began_at, created_at
                        """)
                .param(callId)
                .query((row, _) -> call(row))
                .list();
    }

    Map<String, Long> said(int calls) {
        return sql
                .sql("select steps from call_log where steps is not null order by id desc limit ?")
                .param(calls)
                .query((row, _) -> steps(row))
                .list()
                .stream()
                .flatMap(List::stream)
                .flatMap(step ->
                        step instanceof LoggedStep.Question question
                                ? question.texts().stream()
                                : Stream.empty())
                .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
    }

    Traffic traffic(Instant from, Instant to) {
        Map<Kind, Map<String, Long>> counts = new EnumMap<>(Kind.class);
        sql.sql(
                        """
                        select kind, name, sum(times) as times from traffic
                        where since >= ? and since < ? and kind <> ? group by kind, name
                        """)
                .params(stamp(from), stamp(to), Kind.MINUTE.name())
                .query(row -> {
                    counts.computeIfAbsent(
                                    Kind.valueOf(row.getString("kind")), _ -> new HashMap<>())
                            .put(row.getString("name"), row.getLong("times"));
                });
        return Traffic.of(counts);
    }

    Optional<Traffic.Minute> busiestMinute(Instant from, Instant to) {
        return sql
                .sql(
                        "select since, name, times from traffic where since >= ? and since < ? and kind = ?")
                .params(stamp(from), stamp(to), Kind.MINUTE.name())
                .query((row, _) -> minute(row))
                .list()
                .stream()
                .max(Traffic.Minute.BUSIEST);
    }

    private static Traffic.Minute minute(ResultSet row) throws SQLException {
        return new Traffic.Minute(
                row.getObject("since", OffsetDateTime.class)
                        .toInstant()
                        .plus(Duration.ofMinutes(Integer.parseInt(row.getString("name")))),
                row.getLong("times"));
    }

    /** An instant in the only form that both databases' drivers take. */
    static OffsetDateTime stamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static LoggedCall call(ResultSet row) throws SQLException {
        return new LoggedCall(
                row.getString("call_id"),
                row.getString("dialled"),
                row.getString("dialplan"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                steps(row),
                visit(row),
                end(row));
    }

    private static Optional<LoggedCall.Visit> visit(ResultSet row) throws SQLException {
        String outcome = row.getString("visit_outcome");
        if (outcome == null) {
            return Optional.empty();
        }
        return Optional.of(
                new LoggedCall.Visit(
                        row.getString("visit_queue"),
                        outcome,
                        row.getString("visit_agent"),
                        millis(row, "waited_ms").orElse(Duration.ZERO),
                        millis(row, "talked_ms").orElse(Duration.ZERO)));
    }

    private static Optional<LoggedCall.End> end(ResultSet row) throws SQLException {
        Optional<Duration> after = millis(row, "ended_after_ms");
        if (after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new LoggedCall.End(after.get(), row.getString("end_kind"), row.getString("queue")));
    }

    private static List<LoggedStep> steps(ResultSet row) throws SQLException {
        String steps = row.getString("steps");
        return steps == null ? List.of() : Steps.read(steps);
    }

    private static Optional<Duration> millis(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
}
