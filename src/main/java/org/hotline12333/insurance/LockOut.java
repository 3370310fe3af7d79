package org.hotline12333.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.insurance.OlderTries.Move;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Pauses after wrong tries, by person and calling number, and by person whoever calls; {@link
 * Limits} has the reasons. Tries against one person are counted one after the other: each holds the
 * rows of whoever calls, which are there from the first try on, and with them those of its own
 * calling number. Must run inside a transaction.
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
    private final OlderTries older;
    private final Limits limits;

    LockOut(JdbcTemplate jdbc, Limits limits) {
        this.jdbc = jdbc;
        older = new OlderTries(jdbc);
        this.limits = limits;
    }

    /**
     * A try: the hashes of the two numbers and of the calling number.
     *
     * @param sealingKey whose hashes these are
     * @param known whether the calling number can become known by a right entry
     * @param older the same try under the hashes of other keys that are held, and of other forms of
     *     the calling number
     */
    record Try(
            String sealingKey,
            String idNumber,
            String socialSecurityNumber,
            String caller,
            boolean known,
            List<Try> older) {
        /** The hashes of the calling number, that of the writing key first. */
        List<String> callers() {
            return Stream.concat(Stream.of(this), older.stream()).map(Try::caller).toList();
        }

        private List<Move> moves() {
            return older.stream()
                    .flatMap(old ->
                            Stream.of(
                                    new Move(old.idNumber, old.caller, idNumber, caller),
                                    new Move(old.idNumber, ANYBODY, idNumber, ANYBODY),
                                    new Move(
                                            old.socialSecurityNumber,
                                            old.caller,
                                            socialSecurityNumber,
                                            caller),
                                    new Move(
                                            old.socialSecurityNumber,
                                            ANYBODY,
                                            socialSecurityNumber,
                                            ANYBODY)))
                    .filter(move -> !move.isNone())
                    .distinct()
                    .toList();
        }

        private Key telephone() {
            return new Key(idNumber, caller);
        }

        private List<Key> keys() {
            return Stream.of(
                            telephone(),
                            new Key(idNumber, ANYBODY),
                            new Key(socialSecurityNumber, caller),
                            new Key(socialSecurityNumber, ANYBODY))
                    .sorted()
                    .toList();
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

    /** A row, stored or not yet. */
    private record Row(
            boolean stored,
            Key key,
            int wrongTries,
            Instant pausedUntil,
            Optional<Instant> verifiedAt,
            Instant touchedAt) {
        static Row fresh(Key key, Instant now) {
            return new Row(false, key, 0, now, Optional.empty(), now);
        }

        /** Without a pause it ends when it was written, which may be after a try that waited. */
        boolean isPaused(Instant now) {
            return pausedUntil.isAfter(touchedAt) && pausedUntil.isAfter(now);
        }

        Row paused(int tries, Instant until, Instant now) {
            return new Row(stored, key, tries, until, verifiedAt, now);
        }

        Row verified(Instant now) {
            return new Row(stored, key, wrongTries, pausedUntil, Optional.of(now), now);
        }
    }

    /** A try, and its four rows in the order in which they are locked. */
    record Held(Try that, List<Row> rows) {}

    private static final RowMapper<Row> ROW =
            (result, _) ->
                    new Row(
                            true,
                            new Key(result.getString("subject"), result.getString("caller")),
                            result.getInt("wrong_tries"),
                            instant(result, "paused_until").orElseThrow(),
                            instant(result, "verified_at"),
                            instant(result, "touched_at").orElseThrow());

    private static Optional<Instant> instant(ResultSet result, String column) throws SQLException {
        @Nullable OffsetDateTime stamp = result.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(stamp).map(OffsetDateTime::toInstant);
    }

    /**
     * A try and its four rows, which are its own until the transaction ends: tries against the same
     * person at the same moment wait for one another here.
     */
    Held hold(Try that, Instant now) {
        List<Key> keys = that.keys();
        Map<Key, Row> found = new HashMap<>();
        // Another server may move rows to another key before they are locked here.
        while (!keys.stream().filter(Key::byPerson).allMatch(found::containsKey)) {
            older.move(that.moves(), that.sealingKey());
            openGates(keys, that.sealingKey(), now);
            locked(keys).forEach(row -> found.put(row.key(), row));
        }
        return new Held(
                that,
                keys.stream().map(key -> found.getOrDefault(key, Row.fresh(key, now))).toList());
    }

    /** The rows of whoever calls must be there to be held, also at the first try of all. */
    private void openGates(List<Key> keys, String sealingKey, Instant now) {
        List<String> subjects =
                keys.stream().filter(Key::byPerson).map(Key::subject).distinct().toList();
        // Looked for first: a row that is there already costs an insertion many times as much.
        jdbc.update(
                """
                insert into lock_out (subject, caller, wrong_tries, paused_until, touched_at,
                    sealing_key)
                select subject, cast(? as varchar), 0, cast(? as timestamp with time zone),
                    cast(? as timestamp with time zone), cast(? as varchar)
                from (values (cast(? as varchar)), (cast(? as varchar))) as keyed (subject)
                where not exists (
                    select 1 from lock_out
                    where lock_out.subject = keyed.subject and lock_out.caller = ?)
                on conflict do nothing
                """,
                ANYBODY,
                stamp(now),
                stamp(now),
                sealingKey,
                subjects.getFirst(),
                subjects.getLast(),
                ANYBODY);
    }

    private List<Row> locked(List<Key> keys) {
        return jdbc.query(
                """
                select subject, caller, wrong_tries, paused_until, verified_at, touched_at
                from lock_out
                """
                        + OF_TRY
                        + " order by subject, caller for update",
                ROW,
                keys.stream().flatMap(key -> Stream.of(key.subject(), key.caller())).toArray());
    }

    /** Whether this try must wait. */
    boolean pauses(Held held, Instant now) {
        boolean known = held.rows().stream().anyMatch(row -> knows(row, held.that(), now));
        return held.rows().stream()
                .filter(row -> !row.touchedAt().isAfter(now.plus(CLOCKS_DIFFER)))
                .filter(row -> !(known && row.key().byPerson()))
                .anyMatch(row -> row.isPaused(now));
    }

    private boolean knows(Row row, Try that, Instant now) {
        return row.key().equals(that.telephone())
                && row.verifiedAt()
                        .filter(at -> at.plus(limits.knownCallerFor()).isAfter(now))
                        .isPresent();
    }

    /**
     * Counts a wrong try. With {@code wrong} false it does the same work and counts nothing, so
     * that a try during a pause takes as long as any other.
     */
    void count(Held held, boolean wrong, Instant now) {
        write(held, held.rows().stream().map(row -> wrong ? counted(row, now) : row).toList());
    }

    private Row counted(Row row, Instant now) {
        Limits.Pauses pauses = row.key().byPerson() ? limits.byPerson() : limits.byCaller();
        int tries = pauses.remaining(row.wrongTries(), Duration.between(row.touchedAt(), now)) + 1;
        return row.paused(tries, now.plus(pauses.after(tries)), now);
    }

    /** After a right entry: no wrong tries are left, and the calling number is known. */
    void clear(Held held, Instant now) {
        List<Row> changed = new ArrayList<>();
        for (Row row : held.rows()) {
            boolean tried = row.wrongTries() > 0;
            boolean known = held.that().known() && row.key().equals(held.that().telephone());
            Row cleared = tried ? row.paused(0, now, now) : row;
            if (tried || known) {
                changed.add(known ? cleared.verified(now) : cleared);
            }
        }
        write(held, changed);
    }

    private void write(Held held, List<Row> rows) {
        String key = held.that().sealingKey();
        write(
                """
                insert into lock_out
                    (wrong_tries, paused_until, verified_at, touched_at, sealing_key, subject,
                    caller)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                key,
                rows.stream().filter(row -> !row.stored()));
        write(
                """
                update lock_out
                set wrong_tries = ?, paused_until = ?, verified_at = ?, touched_at = ?,
                    sealing_key = ?
                where subject = ? and caller = ?
                """,
                key,
                rows.stream().filter(Row::stored));
    }

    private void write(String statement, String key, Stream<Row> rows) {
        List<@Nullable Object[]> values = rows.map(row -> values(row, key)).toList();
        if (values.size() == 1) {
            jdbc.update(statement, values.getFirst());
        } else if (!values.isEmpty()) {
            jdbc.batchUpdate(statement, values);
        }
    }

    private static @Nullable Object[] values(Row row, String key) {
        return new @Nullable Object[] {
            row.wrongTries(),
            stamp(row.pausedUntil()),
            row.verifiedAt().map(LockOut::stamp).orElse(null),
            stamp(row.touchedAt()),
            key,
            row.key().subject(),
            row.key().caller()
        };
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
