package org.hotline12333.store.rotation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.store.database.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what names a key. It reads whole tables, and no caller waits for it. */
final class Remainder {
    private final JdbcTemplate patient;

    /**
     * Over the tables of a store.
     *
     * @param patient reads whole tables
     */
    Remainder(JdbcTemplate patient) {
        this.patient = patient;
    }

    private record Count(long rows, Optional<Instant> newest) {}

    Remains of(String key, Instant statesUntil) {
        return Transactions.alone(() -> {
            Count signed =
                    count(
                            "select count(*), max(asked_at) from enquiry_audit"
                                    + " where mac is not null and coalesce(mac_key, sealing_key) = ?",
                            key);
            Count linked =
                    count(
                            "select count(*), max(asked_at) from audit_link"
                                    + " left join enquiry_audit on enquiry_audit.id = row_id"
                                    + " where audit_link.sealing_key = ?",
                            key);
            Count tries =
                    count(
                            "select count(*), max(touched_at) from lock_out where sealing_key = ?",
                            key);
            Count head =
                    count(
                            "select count(*), max(cast(null as timestamp with time zone))"
                                    + " from audit_head where sealing_key = ?",
                            key);
            Count time =
                    count(
                            "select count(*), max(cast(null as timestamp with time zone))"
                                    + " from time_seen where sealing_key = ?",
                            key);
            return new Remains(
                    key,
                    rows("person_number", key) + rows("record_a", key) + rows("record_b", key),
                    rows("recording", key),
                    rows("enquiry_audit", key),
                    rows("ticket", key),
                    rows("outbox", key),
                    rows("account", key) + rows("account_code", key),
                    rows("credential", key),
                    tries.rows(),
                    tries.newest(),
                    Stream.of(signed, linked, head, time)
                            .mapToLong(Count::rows)
                            .max()
                            .orElseThrow(),
                    later(signed.newest(), linked.newest()),
                    statesUntil);
        });
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(it -> other.filter(it::isBefore).isEmpty()).or(() -> other);
    }

    private long rows(String table, String key) {
        return count(
                        "select count(*), max(cast(null as timestamp with time zone)) from "
                                + table
                                + " where sealing_key = ?",
                        key)
                .rows();
    }

    private Count count(String sql, String key) {
        return patient.query(
                        sql,
                        (row, _) ->
                                new Count(
                                        row.getLong(1),
                                        Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                                                .map(OffsetDateTime::toInstant)),
                        key)
                .getFirst();
    }
}
