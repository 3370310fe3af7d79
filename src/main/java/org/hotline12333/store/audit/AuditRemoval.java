package org.hotline12333.store.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of the rows that were removed from the audit.
 *
 * @param at when rows were last removed
 * @param newest when the latest of all removed rows was written
 * @param newestAt when that row was removed
 */
public record AuditRemoval(Instant at, Instant newest, Instant newestAt) {
    /** Rows are removed, the latest of which was written then. */
    static AuditRemoval of(Optional<AuditRemoval> before, Instant written, Instant now) {
        return before.filter(it -> !it.newest().isBefore(written))
                .map(it -> new AuditRemoval(now, it.newest(), it.newestAt()))
                .orElseGet(() -> new AuditRemoval(now, written, now));
    }

    /** Whether a row was removed that was not so old yet. */
    public boolean isEarly(Duration kept) {
        return newestAt.isBefore(newest.plus(kept));
    }
}
