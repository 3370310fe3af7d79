package org.hotline12333.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Pauses after wrong tries, by person and calling number, and by person whoever calls; {@link
 * Limits} has the reasons. All rows of a try are locked in one order, so that tries made at the
 * same time are counted one after the other. Must run inside a transaction.
 */
final class LockOut {
    private static final String ANYBODY = "anybody";

    /**
     * A row from further ahead was written before a clock was put back: its pause would last until
     * the clock comes there again, and holds no longer.
     */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** Pairs, which find their rows by the whole key however many telephones have tried. */
    private static final String OF_TRY =
            "where (subject, caller) in ((?, ?), (?, ?), (?, ?), (?, ?))";

    private final JdbcTemplate jdbc;
    private final Limits limits;

    LockOut(JdbcTemplate jdbc, Limits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /**
     * A try: the hashes of the two numbers and of the calling number.
     *
     * @param known whether the calling number can become known by a right entry
     */
    record Try(String idNumber, String socialSecurityNumber, String caller, boolean known) {
        private Stream<Key> keys() {
            return Stream.of(
                            new Key(idNumber, caller),
                            new Key(idNumber, ANYBODY),
                            new Key(socialSecurityNumber, caller),
                            new Key(socialSecurityNumber, ANYBODY))
                    .sorted();
        }

        private Stream<String> pairs() {
            return keys().flatMap(key -> Stream.of(key.subject(), key.caller()));
        }
    }

    private record Key(String subject, String caller) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySubject = subject.compareTo(other.subject);
            return bySubject != 0 ? bySubject : caller.compareTo(other.caller);
        }

        boolean byPerson() {
            return caller.equals(ANYBODY);
        }
    }

    private record Row(
            Key key,
            int wrongTries,
            Instant pausedUntil,
            Optional<Instant> verifiedAt,
            Instant touchedAt) {
        /** Without a pause it ends when it was written, which may be after a try that waited. */
        boolean isPaused(Instant now) {
            return pausedUntil.isAfter(touchedAt) && pausedUntil.isAfter(now);
        }
    }

    private static final RowMapper<Row> ROW =
            (result, _) ->
                    new Row(
                            new Key(result.getString("subject"), result.getString("caller")),
                            result.getInt("wrong_tries"),
                            instant(result, "paused_until").orElseThrow(),
                            instant(result, "verified_at"),
                            instant(result, "touched_at").orElseThrow());

    private static Optional<Instant> instant(ResultSet result, String column) throws SQLException {
        @Nullable OffsetDateTime stamp = result.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(stamp).map(OffsetDateTime::toInstant);
    }

    private List<Row> locked(Try that) {
        return jdbc.query(
                """
                select subject, caller, wrong_tries, paused_until, verified_at, touched_at
                from lock_out
                """
                        + OF_TRY
                        + " order by subject, caller for update",
                ROW,
                that.pairs().toArray());
    }

    /**
     * Whether this try must wait. Its rows are there afterwards, also at the first try of all, and
     * stay locked until the transaction ends: tries at the same moment wait for one another here.
     */
    boolean pauses(Try that, Instant now) {
        insert(that, now);
        List<Row> rows = locked(that);
        boolean known = rows.stream().anyMatch(row -> knows(row, that, now));
        return rows.stream()
                .filter(row -> !row.touchedAt().isAfter(now.plus(CLOCKS_DIFFER)))
                .filter(row -> !(known && row.key().byPerson()))
                .anyMatch(row -> row.isPaused(now));
    }

    private void insert(Try that, Instant now) {
        jdbc.batchUpdate(
                """
                insert into lock_out (subject, caller, wrong_tries, paused_until, touched_at)
                values (?, ?, 0, ?, ?) on conflict do nothing
                """,
                that.keys()
                        .map(key -> row(key.subject(), key.caller(), stamp(now), stamp(now)))
                        .toList());
    }

    private boolean knows(Row row, Try that, Instant now) {
        return row.key().equals(new Key(that.idNumber(), that.caller()))
                && row.verifiedAt()
                        .filter(at -> at.plus(limits.knownCallerFor()).isAfter(now))
                        .isPresent();
    }

    /**
     * Counts a wrong try. With {@code wrong} false it does the same work and counts nothing, so
     * that a try during a pause takes as long as any other.
     */
    void count(Try that, boolean wrong, Instant now) {
        List<Object[]> counted =
                locked(that).stream().map(row -> counted(row, wrong, now)).toList();
        jdbc.batchUpdate(
                """
                update lock_out set wrong_tries = ?, paused_until = ?, touched_at = ?
                where subject = ? and caller = ?
                """,
                counted);
    }

    private Object[] counted(Row row, boolean wrong, Instant now) {
        if (!wrong) {
            return changed(row, row.wrongTries(), row.pausedUntil(), row.touchedAt());
        }
        Limits.Pauses pauses = row.key().byPerson() ? limits.byPerson() : limits.byCaller();
        int tries = pauses.remaining(row.wrongTries(), Duration.between(row.touchedAt(), now)) + 1;
        return changed(row, tries, now.plus(pauses.after(tries)), now);
    }

    private static Object[] changed(Row row, int tries, Instant until, Instant touched) {
        Key key = row.key();
        return row(tries, stamp(until), stamp(touched), key.subject(), key.caller());
    }

    private static Object[] row(Object... values) {
        return values;
    }

    /** After a right entry: no wrong tries are left, and the calling number is known. */
    void clear(Try that, Instant now) {
        jdbc.update(
                """
                update lock_out set wrong_tries = 0, paused_until = ?, touched_at = ?
                """
                        + OF_TRY,
                Stream.concat(Stream.of(stamp(now), stamp(now)), that.pairs()).toArray());
        if (that.known()) {
            jdbc.update(
                    "update lock_out set verified_at = ? where subject = ? and caller = ?",
                    stamp(now),
                    that.idNumber(),
                    that.caller());
        }
    }

    /** Drops rows that say nothing any more. */
    void purge(Instant now) {
        jdbc.update(
                "delete from lock_out where touched_at < ?",
                stamp(now.minus(limits.knownCallerFor())));
    }

    private static OffsetDateTime stamp(Instant instant) {
        return Transactions.stamp(instant);
    }
}
