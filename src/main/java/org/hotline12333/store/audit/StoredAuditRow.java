package org.hotline12333.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;

/** A row of the audit as it lies in the database, where it may have been changed. */
public record StoredAuditRow(
        long id,
        Instant at,
        Optional<PersonId> person,
        String sealingKey,
        Optional<String> channel,
        String callerHash,
        String callerSealed,
        String callId,
        String enquiry,
        String detail,
        String result,
        String macKey,
        String mac) {
    static StoredAuditRow of(ResultSet row) throws SQLException {
        long person = row.getLong("person");
        Optional<PersonId> whom =
                row.wasNull() ? Optional.empty() : Optional.of(new PersonId(person));
        @Nullable String mac = row.getString("mac");
        @Nullable String macKey = row.getString("mac_key");
        String sealingKey = row.getString("sealing_key");
        return new StoredAuditRow(
                row.getLong("id"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                whom,
                sealingKey,
                Optional.ofNullable(row.getString("channel")),
                row.getString("caller_hash"),
                row.getString("caller_sealed"),
                row.getString("call_id"),
                row.getString("enquiry"),
                row.getString("detail"),
                row.getString("result"),
                macKey == null ? sealingKey : macKey,
                mac == null ? "" : mac);
    }

    /** Whether the hotline wrote it, and nobody changed it since. */
    boolean isAsWritten(KeySet keys, AuditHead head) {
        Optional<String> database =
                head.origin().filter(bound -> id > bound.after()).map(AuditOrigin::database);
        return isAsWritten(keys, database);
    }

    private boolean isAsWritten(KeySet keys, Optional<String> database) {
        return opened(keys)
                .filter(row -> isFoundBy(keys.of(sealingKey), row.origin()))
                .filter(row ->
                        keys.named(macKey)
                                .filter(signed ->
                                        AuditMac.fits(signed, version(), database, row, mac))
                                .isPresent())
                .isPresent();
    }

    private AuditMac.Version version() {
        return channel.isPresent() ? AuditMac.Version.OF_CHANNEL : AuditMac.Version.FIRST;
    }

    private boolean isFoundBy(SealingKeys keys, Origin origin) {
        return callerHash.equals(keys.hash(origin))
                || callerHash.equals(keys.hash(origin.channel(), origin.name())); // as it once was
    }

    /**
     * The channel that a row names, which in rows from before it was written is the telephone;
     * nothing where none can be called so.
     */
    public static Optional<Channel> channel(@Nullable String stored) {
        return stored == null ? Optional.of(Channel.TELEPHONE) : Channel.of(stored);
    }

    /** The row with its origin in the clear; empty where its seal does not open. */
    Optional<AuditRow> opened(KeySet keys) {
        return keys.named(sealingKey)
                .flatMap(sealedWith ->
                        sealedWith.opened(Kind.CALLER_NUMBER, callerSealed, name(id, mac)))
                .flatMap(
                        name -> channel(channel.orElse(null)).map(known -> new Origin(known, name)))
                .map(origin -> new AuditRow(at, person, origin, callId, enquiry, detail, result));
    }

    /** What the seal of a row is bound to: what it is signed with, which no other has. */
    public static String name(long id, @Nullable String mac) {
        return mac == null || mac.isEmpty() ? "enquiry_audit " + id : mac;
    }

    @Override
    public String toString() {
        return "StoredAuditRow[" + id + "]";
    }
}
