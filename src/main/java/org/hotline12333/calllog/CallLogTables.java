package org.hotline12333.calllog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes entries, all of a batch or none. */
final class CallLogTables {
    /** The longest that one statement may take; then the database counts as away. */
    static final Duration STATEMENT_MAX = Duration.ofSeconds(3);

    static final int REMOVED_AT_ONCE = 1_000;

    private static final String BEGIN =
            """
            insert into call_log (id, call_id, dialled, dialplan, began_at, created_at)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String END =
            """
            update call_log set steps = ?, ended_after_ms = ?, end_kind = ?, queue = ? where id = ?
            """;
    private static final String VISIT =
            """
            insert into queue_visit (call, queue, outcome, agent, waited_ms, talked_ms)
            values (?, ?, ?, ?, ?, ?)
            """;

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
        List<Object[]> ends = new ArrayList<>();
        List<Object[]> visits = new ArrayList<>();
        for (Entry entry : batch) {
            switch (entry) {
                case Entry.Begin(UUID call, String id, String dialled, String plan, Instant at) ->
                        begins.add(new Object[] {call, id, dialled, plan, stamp(at), now});
                case Entry.End(UUID call, var steps, var visit, LoggedCall.End end) -> {
                    ends.add(
                            new Object[] {
                                Steps.written(steps),
                                end.after().toMillis(),
                                end.how(),
                                end.queue(),
                                call
                            });
                    visit.ifPresent(of -> visits.add(row(call, of)));
                }
            }
        }
        transaction.executeWithoutResult(_ -> {
            jdbc.batchUpdate(BEGIN, begins);
            jdbc.batchUpdate(END, ends);
            jdbc.batchUpdate(VISIT, visits);
        });
    }

    private static Object[] row(UUID call, LoggedCall.Visit visit) {
        return new Object[] {
            call,
            visit.queue(),
            visit.outcome(),
            visit.agent(),
            visit.waited().toMillis(),
            visit.talked().toMillis()
        };
    }

    /** Removes some by a range of ids, which begin with the time. */
    int removeBefore(Instant limit) {
        UUID end = CallLog.lowestId(limit);
        UUID below =
                jdbc
                        .query(
                                "select id from call_log where id < ? order by id limit 1 offset ?",
                                (row, _) -> Objects.requireNonNull(row.getObject("id", UUID.class)),
                                end,
                                REMOVED_AT_ONCE)
                        .stream()
                        .findFirst()
                        .orElse(end);
        jdbc.update("delete from queue_visit where call < ?", below);
        return jdbc.update("delete from call_log where id < ?", below);
    }

    /** An instant in the only form that both databases' drivers take. */
    private static OffsetDateTime stamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
