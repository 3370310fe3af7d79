package org.hotline12333.store.audit;

import java.util.List;

/** A person's own record of who asked about them. */
public sealed interface WhoAsked {
    /** The number is nobody's. */
    record Nobody() implements WhoAsked {}

    /**
     * The audit about one person.
     *
     * @param rows oldest first
     * @param faults rows that are not as they were written, and not among the others
     */
    record Rows(List<AuditRow> rows, List<String> faults) implements WhoAsked {
        public Rows {
            rows = List.copyOf(rows);
            faults = List.copyOf(faults);
        }
    }
}
