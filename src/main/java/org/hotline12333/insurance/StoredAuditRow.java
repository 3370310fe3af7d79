package org.hotline12333.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hotline12333.insurance.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;

/** A row of the audit as it lies in the database, where it may have been changed. */
record StoredAuditRow(
        long id,
        Instant at,
        Optional<PersonId> person,
        String sealingKey,
        String callerHash,
        String callerSealed,
        String callId,
        String enquiry,
        String detail,
        String result,
        String mac) {
    static StoredAuditRow of(ResultSet row) throws SQLException {
        long person = row.getLong("person");
        Optional<PersonId> whom =
                row.wasNull() ? Optional.empty() : Optional.of(new PersonId(person));
        @Nullable String mac = row.getString("mac");
        return new StoredAuditRow(
                row.getLong("id"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                whom,
                row.getString("sealing_key"),
                row.getString("caller_hash"),
                row.getString("caller_sealed"),
                row.getString("call_id"),
                row.getString("enquiry"),
                row.getString("detail"),
                row.getString("result"),
                mac == null ? "" : mac);
    }

    /** Whether the hotline wrote it, and nobody changed it since. */
    boolean isAsWritten(SealingKeys keys) {
        return opened(keys)
                .filter(row -> keys.hash(Kind.CALLER_NUMBER, row.callerNumber()).equals(callerHash))
                .filter(row -> AuditMac.fits(keys, row, mac))
                .isPresent();
    }

    /** The row with the calling number in the clear; empty where its seal does not open. */
    Optional<AuditRow> opened(SealingKeys keys) {
        if (!sealingKey.equals(keys.id())) {
            return Optional.empty();
        }
        return keys.opened(Kind.CALLER_NUMBER, callerSealed)
                .map(caller -> new AuditRow(at, person, caller, callId, enquiry, detail, result));
    }

    @Override
    public String toString() {
        return "StoredAuditRow[" + id + "]";
    }
}
