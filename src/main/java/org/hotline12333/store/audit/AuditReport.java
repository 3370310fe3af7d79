package org.hotline12333.store.audit;

import java.util.List;
import java.util.Optional;

/**
 * What a check of the audit found.
 *
 * @param rows how many rows are in the chain
 * @param removed how many older ones were removed in time
 * @param removal when that was, and how late the latest of them was written, where that is known
 * @param waiting how many rows are not linked yet
 * @param older how many rows are from before the chain, which nothing proves
 * @param head the end of the chain
 * @param faults what is otherwise than it was written, in the order of the chain, each in one line;
 *     at most {@value AuditFaults#MAX}, then how many more
 */
public record AuditReport(
        long rows,
        long removed,
        Optional<AuditRemoval> removal,
        long waiting,
        long older,
        AuditMark head,
        List<String> faults) {
    public AuditReport {
        faults = List.copyOf(faults);
    }

    public boolean isWhole() {
        return faults.isEmpty();
    }
}
