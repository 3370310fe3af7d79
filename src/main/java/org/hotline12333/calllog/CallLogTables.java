package org.hotline12333.calllog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.hotline12333.calllog.LoggedStep.Answer;
import org.hotline12333.calllog.LoggedStep.Farewell;
import org.hotline12333.calllog.LoggedStep.Passing;
import org.hotline12333.calllog.LoggedStep.Question;
import org.hotline12333.calllog.LoggedStep.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes entries, all of a batch or none. */
final class CallLogTables {
    /** The longest that one statement may take; then the database counts as away. */
    static final Duration STATEMENT_MAX = Duration.ofSeconds(3);

    private static final String BEGIN =
            """
            insert into call_log (id, call_id, dialled, dialplan, began_at, created_at)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String STEP =
            """
            insert into call_log_step (call, number, at_ms, kind, place, language, texts,
                answered_at_ms, keys, key_count, key_end, service, outcome, ways, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String END =
            "update call_log set ended_after_ms = ?, end_kind = ?, queue = ? where id = ?";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    CallLogTables(DataSource source, InstantSource clock) {
        jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout((int) STATEMENT_MAX.toSeconds());
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        this.clock = clock;
    }

    void write(List<Entry> batch) {
        OffsetDateTime now = stamp(clock.instant());
        List<Object[]> begins = new ArrayList<>();
        List<Object[]> steps = new ArrayList<>();
        List<Object[]> ends = new ArrayList<>();
        for (Entry entry : batch) {
            switch (entry) {
                case Entry.Begin(UUID call, String id, String dialled, String plan, Instant at) ->
                        begins.add(new Object[] {call, id, dialled, plan, stamp(at), now});
                case Entry.Step(UUID call, int number, LoggedStep step) ->
                        steps.add(Row.of(step).values(call, number, now));
                case Entry.End(UUID call, LoggedCall.End end) ->
                        ends.add(
                                new Object[] {
                                    end.after().toMillis(), end.how(), end.queue(), call
                                });
            }
        }
        transaction.executeWithoutResult(_ -> {
            jdbc.batchUpdate(BEGIN, begins);
            jdbc.batchUpdate(STEP, steps);
            jdbc.batchUpdate(END, ends);
        });
    }

    /** An instant in the only form that both databases' drivers take. */
    private static OffsetDateTime stamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Row(
            Duration at,
            Kind kind,
            String place,
            String language,
            List<String> texts,
            @Nullable Answer answer,
            String service,
            String outcome,
            List<String> ways) {
        static Row of(LoggedStep step) {
            return switch (step) {
                case Question q ->
                        new Row(
                                q.at(),
                                Kind.QUESTION,
                                q.place(),
                                q.language(),
                                q.texts(),
                                q.answer().orElse(null),
                                "",
                                "",
                                q.ways());
                case Submission(var at, var place, var service, var outcome, var ways) ->
                        new Row(
                                at,
                                Kind.SUBMISSION,
                                place,
                                "",
                                List.of(),
                                null,
                                service,
                                outcome,
                                ways);
                case Passing(var at, var ways) ->
                        new Row(at, Kind.PASSING, "", "", List.of(), null, "", "", ways);
                case Farewell(var at, var language, var texts) ->
                        new Row(at, Kind.FAREWELL, "", language, texts, null, "", "", List.of());
            };
        }

        @Nullable Object[] values(UUID call, int number, OffsetDateTime now) {
            return new @Nullable Object[] {
                call,
                number,
                at.toMillis(),
                kind.name(),
                place,
                language,
                String.join(",", texts),
                answer == null ? null : answer.at().toMillis(),
                answer == null ? "" : answer.keys(),
                answer == null ? 0 : answer.count(),
                answer == null ? "" : answer.end(),
                service,
                outcome,
                String.join(",", ways),
                now
            };
        }
    }
}
