package org.hotline12333.insurance.delivery;

import java.util.Optional;
import org.hotline12333.insurance.records.Status;

/** What a code of AAC031 (参保状态) means: whoever has retired is told by AAC084. */
public enum Standing {
    /** No enrolment: the row is left out. */
    NOT_INSURED(Optional.empty()),
    PAYING(Optional.of(Status.PAYING)),
    SUSPENDED(Optional.of(Status.SUSPENDED));

    private final Optional<Status> status;

    Standing(Optional<Status> status) {
        this.status = status;
    }

    /** As our records have it. */
    public Optional<Status> status() {
        return status;
    }
}
