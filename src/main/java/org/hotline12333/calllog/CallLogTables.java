package org.hotline12333.calllog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
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
                and ended_after_ms is null
            """;
    private static final String VISIT =
            """
            insert into queue_visit (call, queue, outcome, agent, waited_ms, talked_ms)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String COUNT =
            "update traffic set times = times + ? where since = ? and kind = ? and name = ?";
    private static final String COUNTED_FROM_NOW =
            "insert into traffic (times, since, kind, name) values (0, ?, ?, ?)"
                    + " on conflict do nothing";

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
        List<Entry.End> over = new ArrayList<>();
        Tally tally = new Tally();
        for (Entry entry : batch) {
            switch (entry) {
                case Entry.Begin begin -> {
                    begins.add(row(begin, now));
                    tally.begun(begin);
                }
                case Entry.End end -> {
                    ends.add(row(end));
                    over.add(end);
                    end.visit().ifPresent(of -> visits.add(row(end.call(), of)));
                }
            }
        }
        transaction.executeWithoutResult(_ -> {
            jdbc.batchUpdate(BEGIN, begins);
            int[] ended = jdbc.batchUpdate(END, ends);
            jdbc.batchUpdate(VISIT, visits);
            for (int i = 0; i < ended.length; i++) {
                if (ended[i] == 1) { // it is known, and its end was not: counted once
                    tally.ended(over.get(i));
                }
            }
            count(tally.rows());
        });
    }

    private void count(List<Object[]> rows) {
        int[] counted = jdbc.batchUpdate(COUNT, rows);
        List<Object[]> more =
                IntStream.range(0, rows.size())
                        .filter(i -> counted[i] == 0)
                        .mapToObj(rows::get)
                        .toList();
        if (!more.isEmpty()) {
            jdbc.batchUpdate(
                    COUNTED_FROM_NOW,
                    more.stream().map(row -> Arrays.copyOfRange(row, 1, row.length)).toList());
            jdbc.batchUpdate(COUNT, more);
        }
    }

    private static Object[] row(Entry.Begin begin, OffsetDateTime now) {
        return new Object[] {
            begin.call(), begin.callId(), begin.dialled(), begin.dialplan(), stamp(begin.at()), now
        };
    }

    private static Object[] row(Entry.End end) {
        return new Object[] {
            Steps.written(end.steps()),
            end.end().after().toMillis(),
            end.end().how(),
            end.end().queue(),
            end.call()
        };
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

    int forgetMinutesBefore(Instant limit) {
        return jdbc.update(
                "delete from traffic where since < ? and kind = ?",
                stamp(limit),
                Traffic.Kind.MINUTE.name());
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
