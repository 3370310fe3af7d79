package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.util.Optional;

/** What a person has with the unemployment insurance. */
public sealed interface UnemploymentRecord {
    record Insured(Status status, int monthsPaid) implements UnemploymentRecord {}

    /**
     * A benefit is being paid.
     *
     * @param monthlyAmount in fen
     * @param lastPaidOn empty before the first payment
     */
    record Benefit(long monthlyAmount, int monthsLeft, Optional<LocalDate> lastPaidOn)
            implements UnemploymentRecord {}

    record NotInsured() implements UnemploymentRecord {}
}
