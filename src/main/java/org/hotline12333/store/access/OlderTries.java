package org.hotline12333.store.access;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Wrong tries that were counted under the hashes of an older key, or of another form of the calling
 * number. Nobody can hash a number again that is not stored, so rows move when it is keyed the next
 * time, and a new key unlocks nobody.
 */
final class OlderTries {
    private final JdbcTemplate jdbc;

    OlderTries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a row lies, and where it is to lie. */
    record Move(String subject, String caller, String toSubject, String toCaller) {
        boolean isNone() {
            return subject.equals(toSubject) && caller.equals(toCaller);
        }
    }

    private record Row(
            String subject,
            String caller,
            int wrongTries,
            OffsetDateTime pausedUntil,
            @Nullable OffsetDateTime verifiedAt,
            OffsetDateTime touchedAt,
            @Nullable OffsetDateTime matchedAt,
            @Nullable String matchedBy) {}

    /** Locks them first, in one order, so that each is counted once. */
    void move(List<Move> moves, String key) {
        if (moves.isEmpty()) {
            return;
        }
        for (Row row : locked(moves)) {
            moves.stream()
                    .filter(move ->
                            move.subject().equals(row.subject())
                                    && move.caller().equals(row.caller()))
                    .findFirst()
                    .ifPresent(move -> move(row, move, key));
        }
    }

    private List<Row> locked(List<Move> moves) {
        List<Object> pairs = new ArrayList<>();
        moves.forEach(move -> Collections.addAll(pairs, move.subject(), move.caller()));
        return jdbc.query(
                """
                select subject, caller, wrong_tries, paused_until, verified_at, touched_at,
                    matched_at, matched_by
                from lock_out where (subject, caller) in (%s)
                order by subject, caller for update
                """
                        .formatted(String.join(", ", Collections.nCopies(moves.size(), "(?, ?)"))),
                (row, _) ->
                        new Row(
                                row.getString("subject"),
                                row.getString("caller"),
                                row.getInt("wrong_tries"),
                                row.getObject("paused_until", OffsetDateTime.class),
                                row.getObject("verified_at", OffsetDateTime.class),
                                row.getObject("touched_at", OffsetDateTime.class),
                                row.getObject("matched_at", OffsetDateTime.class),
                                row.getString("matched_by")),
                pairs.toArray());
    }

    private void move(Row row, Move move, String key) {
        int fresh =
                jdbc.update(
                        """
                        insert into lock_out (subject, caller, wrong_tries, paused_until,
                            touched_at, matched_at, matched_by, sealing_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        move.toSubject(),
                        move.toCaller(),
                        row.wrongTries(),
                        row.pausedUntil(),
                        row.touchedAt(),
                        row.matchedAt(),
                        row.matchedBy(),
                        key);
        if (fresh == 0) {
            add(row, move);
        }
        if (row.verifiedAt() != null) {
            jdbc.update(
                    """
                    update lock_out set verified_at = ?
                    where subject = ? and caller = ? and (verified_at is null or verified_at < ?)
                    """,
                    row.verifiedAt(),
                    move.toSubject(),
                    move.toCaller(),
                    row.verifiedAt());
        }
        jdbc.update(
                "delete from lock_out where subject = ? and caller = ?",
                row.subject(),
                row.caller());
    }

    /** Two servers may have counted under two keys for a moment: both hold. */
    private void add(Row row, Move move) {
        jdbc.update(
                """
                update lock_out set wrong_tries = wrong_tries + ?,
                    paused_until = greatest(paused_until, ?), touched_at = greatest(touched_at, ?)
                where subject = ? and caller = ?
                """,
                row.wrongTries(),
                row.pausedUntil(),
                row.touchedAt(),
                move.toSubject(),
                move.toCaller());
    }
}
