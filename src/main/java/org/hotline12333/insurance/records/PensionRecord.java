package org.hotline12333.insurance.records;

import java.util.Optional;

/** What a person has with the old-age insurance; amounts in fen. */
public sealed interface PensionRecord {
    /**
     * An employee's personal account.
     *
     * @param latestPayment the pension last paid, where one is
     */
    record Account(
            Status status, long balance, int monthsPaid, Optional<PensionPayment> latestPayment)
            implements PensionRecord {}

    /** An account with the residents' scheme. */
    record Resident(Status status, long balance, int monthsPaid) implements PensionRecord {}

    /** Insured, but no contribution has been credited yet. */
    record NothingCredited() implements PensionRecord {}

    record NotInsured() implements PensionRecord {}
}
