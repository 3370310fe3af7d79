package org.hotline12333.insurance;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The rows of the audit, their links, and the head of the chain. */
final class AuditTables {
    private static final String NOT_LINKED =
            "not exists (select 1 from audit_link where audit_link.row_id = enquiry_audit.id)";

    private final JdbcTemplate jdbc;
    private final Keyring keyring;

    AuditTables(JdbcTemplate jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.keyring = keyring;
    }

    /** The head, and what it is signed with; nothing before it was signed for the first time. */
    private record Stored(AuditHead head, @Nullable String key, @Nullable String mac) {}

    private static final RowMapper<Stored> HEAD =
            (row, _) ->
                    new Stored(
                            new AuditHead(
                                    row.getLong("links"),
                                    row.getString("hash"),
                                    row.getLong("removed"),
                                    row.getString("removed_hash"),
                                    row.getLong("older")),
                            row.getString("sealing_key"),
                            row.getString("mac"));

    private Optional<Stored> stored(String lock) {
        return jdbc.query("select * from audit_head where id = 1" + lock, HEAD).stream().findAny();
    }

    private Optional<AuditHead> signed(String lock) {
        return stored(lock)
                .filter(stored ->
                        Optional.ofNullable(stored.key())
                                .flatMap(keyring.now()::named)
                                .filter(keys -> stored.head().signature(keys).equals(stored.mac()))
                                .isPresent())
                .map(Stored::head);
    }

    /** The head as we have signed it; empty where it was changed. */
    Optional<AuditHead> head() {
        return signed("");
    }

    /** The head, which no other server moves before this transaction ends. */
    AuditHead lockedHead() {
        return signed(" for update").orElseThrow(() -> new AuditBrokenException("at its head"));
    }

    /** Whether the chain has yet to begin. */
    boolean isUnsigned() {
        return stored("").filter(stored -> stored.mac() == null).isPresent();
    }

    /**
     * Begins the chain, in a transaction. Not where a row is signed: there was a head that somebody
     * has thrown away, and a new one would hide which rows went with it.
     */
    void begin() {
        stored(" for update")
                .filter(stored -> stored.mac() == null && stored.head().links() == 0)
                .filter(_ ->
                        jdbc.queryForList(
                                        "select id from enquiry_audit where mac is not null limit 1")
                                .isEmpty())
                .ifPresent(stored -> move(stored.head()));
    }

    /** Signs it with the key that writes. */
    void move(AuditHead head) {
        SealingKeys keys = keyring.now().writing();
        jdbc.update(
                """
                update audit_head set links = ?, hash = ?, removed = ?, removed_hash = ?,
                    older = ?, sealing_key = ?, mac = ?
                where id = 1
                """,
                head.links(),
                head.hash(),
                head.removed(),
                head.removedHash(),
                head.older(),
                keys.id(),
                head.signature(keys));
    }

    /** The id of the row that is linked at a position. */
    Optional<Long> linkedAt(long position) {
        return jdbc
                .query(
                        "select row_id from audit_link where position = ?",
                        (row, _) -> row.getLong("row_id"),
                        position)
                .stream()
                .findAny();
    }

    /** A row that waits for its link. */
    record Waiting(long id, String mac) {}

    List<Waiting> waiting(long after, int limit) {
        return jdbc.query(
                "select id, mac from enquiry_audit where id > ? and mac is not null and "
                        + NOT_LINKED
                        + " order by id limit ?",
                (row, _) -> new Waiting(row.getLong("id"), row.getString("mac")),
                after,
                limit);
    }

    void link(List<AuditLink> links) {
        jdbc.batchUpdate(
                "insert into audit_link (position, row_id, sealing_key, hash) values (?, ?, ?, ?)",
                links.stream()
                        .map(link ->
                                new Object[] {
                                    link.position(), link.rowId(), link.sealingKey(), link.hash()
                                })
                        .toList());
    }

    /** The links behind a position, with their rows. */
    List<AuditLink> links(long behind, int limit) {
        return jdbc.query(
                """
                select position, row_id, audit_link.sealing_key as link_key, hash, enquiry_audit.*
                from audit_link left join enquiry_audit on enquiry_audit.id = row_id
                where position > ? order by position limit ?
                """,
                (row, _) -> AuditLink.of(row),
                behind,
                limit);
    }

    /** Rows that are not in the chain, by id. */
    List<StoredAuditRow> unlinked(long after, int limit) {
        return jdbc.query(
                "select * from enquiry_audit where id > ? and "
                        + NOT_LINKED
                        + " order by id limit ?",
                (row, _) -> StoredAuditRow.of(row),
                after,
                limit);
    }

    /** How many rows are from before the chain. */
    long older(AuditHead head) {
        return jdbc.query(
                        "select count(*) from enquiry_audit where id <= ? and " + NOT_LINKED,
                        (row, _) -> row.getLong(1),
                        head.older())
                .getFirst();
    }

    /** Rows that were written once and are there twice: an id, and that of its copy. */
    List<long[]> copies(int limit) {
        return jdbc.query(
                """
                select min(id), max(id) from enquiry_audit where mac is not null
                group by mac having count(*) > 1 order by 1 limit ?
                """,
                (row, _) -> new long[] {row.getLong(1), row.getLong(2)},
                limit);
    }

    Optional<PersonId> person(List<String> idNumberHashes) {
        return jdbc
                .query(
                        "select id from person where id_number_hash in ("
                                + String.join(", ", Collections.nCopies(idNumberHashes.size(), "?"))
                                + ")",
                        (row, _) -> new PersonId(row.getLong("id")),
                        idNumberHashes.toArray())
                .stream()
                .findAny();
    }

    List<StoredAuditRow> about(PersonId person) {
        return jdbc.query(
                "select * from enquiry_audit where person = ? order by asked_at, id",
                (row, _) -> StoredAuditRow.of(row),
                person.value());
    }

    /** Removes links with their rows. */
    void remove(List<AuditLink> links) {
        List<Object[]> positions =
                links.stream().map(link -> new Object[] {link.position()}).toList();
        List<Object[]> rows = links.stream().map(link -> new Object[] {link.rowId()}).toList();
        jdbc.batchUpdate("delete from audit_link where position = ?", positions);
        jdbc.batchUpdate("delete from enquiry_audit where id = ?", rows);
    }

    int removeOlder(AuditHead head, Instant before, int limit) {
        String ids =
                jdbc
                        .queryForList(
                                """
                                select id from enquiry_audit where id <= ? and asked_at < ?
                                order by id limit ?
                                """,
                                Long.class,
                                head.older(),
                                Transactions.stamp(before),
                                limit)
                        .stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
        return ids.isEmpty()
                ? 0
                : jdbc.update("delete from enquiry_audit where id in (" + ids + ")");
    }
}
