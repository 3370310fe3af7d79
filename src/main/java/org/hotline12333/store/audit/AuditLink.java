package org.hotline12333.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.hotline12333.store.sealing.SealingKeys;

/**
 * A place in the audit's chain.
 *
 * @param rowId the id of the row that was linked there
 * @param row that row, while it is there
 */
record AuditLink(
        long position, long rowId, String sealingKey, String hash, Optional<StoredAuditRow> row) {
    static AuditLink of(ResultSet row) throws SQLException {
        row.getLong("id");
        boolean gone = row.wasNull();
        return new AuditLink(
                row.getLong("position"),
                row.getLong("row_id"),
                row.getString("link_key"),
                row.getString("hash"),
                gone ? Optional.empty() : Optional.of(StoredAuditRow.of(row)));
    }

    /** The hash of a link, which hangs on all links before it. */
    static String hash(SealingKeys keys, String before, long position, long rowId, String mac) {
        return keys.sign("audit link", before, position, rowId, mac);
    }
}
