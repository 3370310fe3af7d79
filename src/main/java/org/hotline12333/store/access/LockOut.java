package org.hotline12333.store.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hotline12333.store.access.OlderTries.Move;
import org.hotline12333.store.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Pauses after wrong tries: by person for all origins that are not known, and by each known one;
 * {@link Limits} has the reasons. Tries against one person are counted one after the other: each
 * holds the rows of the two numbers, and with them that of its origin. Must run inside a
 * transaction.
 */
final class LockOut {
    private static final String ANYBODY = "anybody";

    /**
     * A row from further ahead was written before a clock was put back: its pause would last until
     * the clock comes there again, and holds no longer.
     */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final JdbcTemplate jdbc;
    private final OlderTries older;
    private final Limits limits;

    LockOut(JdbcTemplate jdbc, Limits limits) {
        this.jdbc = jdbc;
        older = new OlderTries(jdbc);
        this.limits = limits;
    }

    /**
     * A try: the hashes of the two numbers and of the origin.
     *
     * @param sealingKey whose hashes these are
     * @param canBeKnown whether the origin can become known by a right entry
     * @param older the same try under the hashes of other keys that are held, and of other forms of
     *     the origin
     */
    record Try(
            String sealingKey,
            String idNumber,
            String socialSecurityNumber,
            String origin,
            boolean canBeKnown,
            List<Try> older) {
        /** The hashes of the origin, that of the writing key first. */
        List<String> origins() {
            return Stream.concat(Stream.of(this), older.stream()).map(Try::origin).toList();
        }

        private List<Move> moves() {
            return older.stream()
                    .flatMap(old ->
                            Stream.of(
                                    new Move(old.idNumber, old.origin, idNumber, origin),
                                    new Move(old.idNumber, ANYBODY, idNumber, ANYBODY),
                                    new Move(
                                            old.socialSecurityNumber,
                                            ANYBODY,
                                            socialSecurityNumber,
                                            ANYBODY)))
                    .filter(move -> !move.isNone())
                    .distinct()
                    .toList();
        }

        private Key known() {
            return new Key(idNumber, origin);
        }

        private Key person() {
            return new Key(idNumber, ANYBODY);
        }

        private List<Key> keys() {
            return Stream.of(person(), known(), new Key(socialSecurityNumber, ANYBODY))
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

    /** Numbers that matched, when and from which origin. */
    private record Match(Instant at, String caller) {}

    /** A row, stored or not yet. */
    private record Row(
            boolean stored,
            Key key,
            int wrongTries,
            Instant pausedUntil,
            Optional<Instant> verifiedAt,
            Instant touchedAt,
            Optional<Match> match) {
        static Row fresh(Key key, Instant now) {
            return new Row(false, key, 0, now, Optional.empty(), now, Optional.empty());
        }

        /** Without a pause it ends when it was written, which may be after a try that waited. */
        boolean isPaused(Instant now) {
            return !touchedAt.isAfter(now.plus(CLOCKS_DIFFER))
                    && pausedUntil.isAfter(touchedAt)
                    && pausedUntil.isAfter(now);
        }

        Row wrong(Limits.Pauses pauses, Instant now) {
            int left = pauses.remaining(wrongTries, Duration.between(touchedAt, now));
            int tries = Math.min(left + 1, pauses.triesMax());
            return new Row(
                    stored, key, tries, now.plus(pauses.after(tries)), verifiedAt, now, match);
        }

        Row verified(boolean anew, Instant now) {
            return new Row(
                    stored,
                    key,
                    anew ? 0 : wrongTries,
                    anew ? now : pausedUntil,
                    Optional.of(now),
                    anew ? now : touchedAt,
                    match);
        }

        Row matched(Optional<Match> next) {
            return new Row(stored, key, wrongTries, pausedUntil, verifiedAt, touchedAt, next);
        }
    }

    /** A try, and its three rows in the order in which they are locked. */
    record Held(Try that, List<Row> rows) {
        private Row row(Key key) {
            return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
        }

        private Row origin() {
            return row(that.known());
        }

        private List<Row> byPerson() {
            return rows.stream().filter(row -> row.key().byPerson()).toList();
        }

        /** When numbers last matched that came from this origin, unless taken back since. */
        Optional<Instant> matchedAt() {
            return row(that.person())
                    .match()
                    .filter(match -> that.origins().contains(match.caller()))
                    .map(Match::at);
        }
    }

    /** Another try was the first one at these numbers: what was judged was judged too soon. */
    static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OvertakenException() {
            super("another try was first", null, false, false);
        }
    }

    private static final RowMapper<Row> ROW =
            (result, _) ->
                    new Row(
                            true,
                            new Key(result.getString("subject"), result.getString("caller")),
                            result.getInt("wrong_tries"),
                            instant(result, "paused_until").orElseThrow(),
                            instant(result, "verified_at"),
                            instant(result, "touched_at").orElseThrow(),
                            match(result));

    private static Optional<Instant> instant(ResultSet result, String column) throws SQLException {
        @Nullable OffsetDateTime stamp = result.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(stamp).map(OffsetDateTime::toInstant);
    }

    private static Optional<Match> match(ResultSet result) throws SQLException {
        @Nullable String caller = result.getString("matched_by");
        return caller == null
                ? Optional.empty()
                : instant(result, "matched_at").map(at -> new Match(at, caller));
    }

    /**
     * A try and its three rows, which are its own until the transaction ends: tries against the
     * same person at the same moment wait for one another here, or, where no row is there yet, when
     * they write one.
     */
    Held hold(Try that, Instant now) {
        older.move(that.moves(), that.sealingKey());
        Map<Key, Row> found = new HashMap<>();
        locked(that.keys()).forEach(row -> found.put(row.key(), row));
        return new Held(
                that,
                that.keys().stream()
                        .map(key -> found.getOrDefault(key, Row.fresh(key, now)))
                        .toList());
    }

    /** Pairs, which find their rows by the whole key however many origins have tried. */
    private List<Row> locked(List<Key> keys) {
        return jdbc.query(
                """
                select subject, caller, wrong_tries, paused_until, verified_at, touched_at,
                    matched_at, matched_by
                from lock_out where (subject, caller) in ((?, ?), (?, ?), (?, ?))
                order by subject, caller for update
                """,
                ROW,
                keys.stream().flatMap(key -> Stream.of(key.subject(), key.caller())).toArray());
    }

    /** Whether this person was verified from this origin lately. */
    boolean knows(Held held, Instant now) {
        return held.origin()
                .verifiedAt()
                .filter(at -> at.plus(limits.knownOriginFor()).isAfter(now))
                .isPresent();
    }

    /** Whether this try must wait. */
    boolean pauses(Held held, Instant now) {
        return knows(held, now)
                ? held.origin().isPaused(now)
                : held.byPerson().stream().anyMatch(row -> row.isPaused(now));
    }

    /**
     * Counts a wrong try. With {@code wrong} false it runs the same statements and leaves nothing
     * behind, so that a try during a pause takes as long as any other.
     */
    void count(Held held, boolean wrong, Instant now) {
        List<Row> persons = held.byPerson();
        UnaryOperator<Row> counted = row -> wrong ? row.wrong(limits.byPerson(), now) : row;
        insert(held, persons.stream().filter(row -> !row.stored()).map(counted), wrong);
        // Known or not, it takes one update more: that it changes nothing is not to be noticed.
        boolean known = wrong && knows(held, now);
        Row origin = held.origin();
        update(
                held,
                Stream.concat(
                        persons.stream().filter(Row::stored).map(counted),
                        Stream.of(known ? origin.wrong(limits.byOrigin(), now) : origin)));
    }

    /** After a right entry the origin is known, and may begin anew twice a day. */
    void verified(Held held, Instant now) {
        Row origin = held.origin();
        boolean anew =
                origin.verifiedAt()
                        .filter(at -> at.plus(limits.byOrigin().forgivesOneAfter()).isAfter(now))
                        .isEmpty();
        Optional<Row> known =
                Optional.of(origin.verified(anew, now)).filter(_ -> held.that().canBeKnown());
        Optional<Row> matched =
                Optional.of(held.row(held.that().person()))
                        .filter(_ -> held.matchedAt().isPresent())
                        .map(row -> row.matched(Optional.empty()));
        insert(
                held,
                Stream.concat(held.byPerson().stream(), known.stream())
                        .filter(row -> !row.stored())
                        .sorted((one, other) -> one.key().compareTo(other.key())),
                true);
        update(held, Stream.concat(matched.stream(), known.stream()).filter(Row::stored));
    }

    /** Notes that the numbers matched, while the password is not known. */
    void matched(Held held, Instant now) {
        Optional<Match> match = Optional.of(new Match(now, held.that().origin()));
        List<Row> rows =
                held.byPerson().stream()
                        .map(row ->
                                row.key().equals(held.that().person()) ? row.matched(match) : row)
                        .toList();
        insert(held, rows.stream().filter(row -> !row.stored()), true);
        update(held, rows.stream().filter(row -> row.stored() && row.match().equals(match)));
    }

    /**
     * Makes rows, which must not be there.
     *
     * @throws OvertakenException where one is: whose tries they count has been judged without them
     */
    private void insert(Held held, Stream<Row> rows, boolean stays) {
        List<@Nullable Object[]> values = values(held, rows);
        int made =
                write(
                        """
                        insert into lock_out (wrong_tries, paused_until, verified_at, touched_at,
                            matched_at, matched_by, sealing_key, subject, caller)
                        select cast(? as integer), cast(? as timestamp with time zone),
                            cast(? as timestamp with time zone),
                            cast(? as timestamp with time zone),
                            cast(? as timestamp with time zone), cast(? as varchar),
                            cast(? as varchar), cast(? as varchar), cast(? as varchar)
                        where %s
                        on conflict do nothing
                        """
                                .formatted(stays ? "1 = 1" : "1 = 0"),
                        values);
        if (stays && made < values.size()) {
            throw new OvertakenException();
        }
    }

    private void update(Held held, Stream<Row> rows) {
        write(
                """
                update lock_out
                set wrong_tries = ?, paused_until = ?, verified_at = ?, touched_at = ?,
                    matched_at = ?, matched_by = ?, sealing_key = ?
                where subject = ? and caller = ?
                """,
                values(held, rows));
    }

    private static List<@Nullable Object[]> values(Held held, Stream<Row> rows) {
        List<@Nullable Object[]> values = new ArrayList<>();
        rows.forEach(row -> values.add(values(row, held.that().sealingKey())));
        return values;
    }

    private int write(String statement, List<@Nullable Object[]> values) {
        return switch (values.size()) {
            case 0 -> 0;
            case 1 -> jdbc.update(statement, values.getFirst());
            default -> Arrays.stream(jdbc.batchUpdate(statement, values)).sum();
        };
    }

    private static @Nullable Object[] values(Row row, String sealingKey) {
        return new @Nullable Object[] {
            row.wrongTries(),
            stamp(row.pausedUntil()),
            row.verifiedAt().map(LockOut::stamp).orElse(null),
            stamp(row.touchedAt()),
            row.match().map(match -> stamp(match.at())).orElse(null),
            row.match().map(Match::caller).orElse(null),
            sealingKey,
            row.key().subject(),
            row.key().caller()
        };
    }

    private static OffsetDateTime stamp(Instant instant) {
        return Transactions.stamp(instant);
    }
}
