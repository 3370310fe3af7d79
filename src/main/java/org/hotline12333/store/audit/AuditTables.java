package org.hotline12333.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The rows of the audit, their links, and the head of the chain. */
public final class AuditTables {
    private static final String NOT_LINKED =
            "not exists (select 1 from audit_link where audit_link.row_id = enquiry_audit.id)";

    private final JdbcTemplate jdbc;
    private final Keyring keyring;

    public AuditTables(JdbcTemplate jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.keyring = keyring;
    }

    void forgetAll() {
        jdbc.update("delete from enquiry_audit");
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
                                    row.getLong("older"),
                                    origin(row),
                                    removal(row)),
                            row.getString("sealing_key"),
                            row.getString("mac"));

    private static Optional<AuditOrigin> origin(ResultSet row) throws SQLException {
        @Nullable String database = row.getString("database_id");
        return database == null
                ? Optional.empty()
                : Optional.of(new AuditOrigin(database, row.getLong("bound_after")));
    }

    private static Optional<AuditRemoval> removal(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("removed_at", OffsetDateTime.class);
        @Nullable OffsetDateTime newest = row.getObject("removed_newest", OffsetDateTime.class);
        @Nullable OffsetDateTime gone = row.getObject("removed_newest_at", OffsetDateTime.class);
        return at == null || newest == null || gone == null
                ? Optional.empty()
                : Optional.of(
                        new AuditRemoval(at.toInstant(), newest.toInstant(), gone.toInstant()));
    }

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

    /** The head, whether or not somebody has changed it. */
    AuditHead headAsStored() {
        return stored("")
                .map(Stored::head)
                .orElseThrow(() -> new AuditBrokenException("at its head"));
    }

    /** The head, which no other server moves before this transaction ends. */
    public AuditHead lockedHead() {
        return signed(" for update").orElseThrow(() -> new AuditBrokenException("at its head"));
    }

    /** Whether the chain has yet to begin, or is not bound to its database yet. */
    boolean isUnbound() {
        return stored("")
                .filter(stored -> stored.mac() == null || stored.head().origin().isEmpty())
                .isPresent();
    }

    /**
     * Begins the chain, in a transaction. Not where a row is signed: there was a head that somebody
     * has thrown away, and a new one would hide which rows went with it. The chain of an older
     * hotline is bound to this database from its next row on.
     */
    void begin() {
        Optional<AuditHead> next =
                stored(" for update").isPresent() && isUnbegun()
                        ? stored("").map(Stored::head).map(head -> bound(head, head.older()))
                        : head().filter(head -> head.origin().isEmpty())
                                .map(head -> bound(head, lastRow()));
        next.ifPresent(this::move);
    }

    private boolean isUnbegun() {
        return stored("")
                .filter(stored -> stored.mac() == null && stored.head().links() == 0)
                .filter(_ ->
                        jdbc.queryForList(
                                        "select id from enquiry_audit where mac is not null limit 1")
                                .isEmpty())
                .isPresent();
    }

    private static AuditHead bound(AuditHead head, long after) {
        return head.origin().isPresent()
                ? head
                : head.boundTo(
                        new AuditOrigin(UUID.randomUUID().toString().replace("-", ""), after));
    }

    long lastRow() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select coalesce(max(id), 0) from enquiry_audit", Long.class));
    }

    /** Signs it with the key that writes. */
    public void move(AuditHead head) {
        SealingKeys keys = keyring.now().writing();
        jdbc.update(
                """
                update audit_head set links = ?, hash = ?, removed = ?, removed_hash = ?,
                    older = ?, database_id = ?, bound_after = ?, removed_at = ?,
                    removed_newest = ?, removed_newest_at = ?, sealing_key = ?, mac = ?
                where id = 1
                """,
                head.links(),
                head.hash(),
                head.removed(),
                head.removedHash(),
                head.older(),
                head.origin().map(AuditOrigin::database).orElse(null),
                head.origin().map(AuditOrigin::after).orElse(null),
                stamp(head.removal().map(AuditRemoval::at)),
                stamp(head.removal().map(AuditRemoval::newest)),
                stamp(head.removal().map(AuditRemoval::newestAt)),
                keys.id(),
                head.signature(keys));
    }

    private static @Nullable OffsetDateTime stamp(Optional<Instant> instant) {
        return instant.map(Transactions::stamp).orElse(null);
    }

    /** The hash of the link at a position. */
    Optional<String> hashAt(long position) {
        return jdbc
                .query(
                        "select hash from audit_link where position = ?",
                        (row, _) -> row.getString("hash"),
                        position)
                .stream()
                .findAny();
    }

    /** A row's place in time. */
    record Written(long id, Instant at) {}

    /** The row that was linked last, while it is there. */
    Optional<Written> lastLinked(AuditHead head) {
        return jdbc
                .query(
                        """
                        select enquiry_audit.id, asked_at from audit_link
                        join enquiry_audit on enquiry_audit.id = row_id where position = ?
                        """,
                        WRITTEN,
                        head.links())
                .stream()
                .findAny();
    }

    private static final RowMapper<Written> WRITTEN =
            (row, _) ->
                    new Written(
                            row.getLong("id"),
                            row.getObject("asked_at", OffsetDateTime.class).toInstant());

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

    /** Whose ID number it is, or was; what was never heard of tells nothing. */
    Optional<PersonId> person(List<String> idNumberHashes) {
        return jdbc
                .query(
                        "select person from person_number where kind = 1 and hash in ("
                                + String.join(
                                        ", ",
                                        Collections.nCopies(
                                                idNumberHashes.size(), "cast(? as uuid)"))
                                + ") and not exists (select 1 from delivery where delivery.id ="
                                + " since_delivery and state = 'MERGING')"
                                + " order by since_delivery desc",
                        (row, _) -> new PersonId(row.getLong("person")),
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

    /** The first rows from before the chain. */
    List<Written> older(AuditHead head, int limit) {
        return jdbc.query(
                "select id, asked_at from enquiry_audit where id <= ? order by id limit ?",
                WRITTEN,
                head.older(),
                limit);
    }

    void removeRows(List<Written> rows) {
        String ids =
                rows.stream().map(row -> String.valueOf(row.id())).collect(Collectors.joining(","));
        jdbc.update("delete from enquiry_audit where id in (" + ids + ")");
    }

    /** When the latest of the last rows of the audit was written, by those that we signed. */
    Optional<Instant> newest(AuditHead head, int looked) {
        KeySet keys = keyring.now();
        return jdbc
                .query(
                        "select * from enquiry_audit where mac is not null order by id desc limit ?",
                        (row, _) -> StoredAuditRow.of(row),
                        looked)
                .stream()
                .filter(row -> row.isAsWritten(keys, head))
                .map(StoredAuditRow::at)
                .max(Comparator.naturalOrder());
    }
}
