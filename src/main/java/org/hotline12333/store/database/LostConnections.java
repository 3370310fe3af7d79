package org.hotline12333.store.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Which faults a pool's connection does not come back from: another caller would only meet them.
 */
final class LostConnections implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException fault) {
        return DatabaseFault.of(fault).losesConnections()
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
