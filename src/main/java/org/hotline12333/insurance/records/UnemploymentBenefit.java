package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A benefit that was granted; the amount in fen.
 *
 * @param monthsLeft none where it has ended, which no record has
 * @param lastPaidOn empty before its first payment
 */
public record UnemploymentBenefit(
        @JsonProperty("a") long monthlyAmount,
        @JsonProperty("l") int monthsLeft,
        @JsonProperty("d") Optional<LocalDate> lastPaidOn)
        implements PersonRecords.Benefit {
    @Override
    public String toString() {
        return "UnemploymentBenefit[****]";
    }
}
