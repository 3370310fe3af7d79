package org.hotline12333.store.access;

import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** From where a person is known: rows of {@link LockOut}. Must run inside a transaction. */
final class KnownOrigins {
    private final JdbcTemplate jdbc;

    KnownOrigins(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String subject, String caller) {}

    /**
     * No origin but these is known any more. Rows are locked in the order in which tries lock them.
     *
     * @param subjects the hashes of the person's ID number
     * @param but the hashes of an origin
     */
    void forgetAll(List<String> subjects, List<String> but) {
        for (Row row : locked(subjects)) {
            if (!but.contains(row.caller())) {
                jdbc.update(
                        "update lock_out set verified_at = null where subject = ? and caller = ?",
                        row.subject(),
                        row.caller());
            }
        }
    }

    private List<Row> locked(List<String> subjects) {
        String hashes = String.join(", ", Collections.nCopies(subjects.size(), "?"));
        return jdbc.query(
                """
                select subject, caller from lock_out
                where verified_at is not null and subject in (%s)
                order by subject, caller for update
                """
                        .formatted(hashes),
                (row, _) -> new Row(row.getString(1), row.getString(2)),
                subjects.toArray());
    }
}
