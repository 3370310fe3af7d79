package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A pension that was paid.
 *
 * @param amount in fen
 * @param accountTail the last four digits of the bank account
 */
public record PensionPayment(
        @JsonProperty("m") YearMonth month,
        @JsonProperty("a") long amount,
        @JsonProperty("d") LocalDate paidOn,
        @JsonProperty("t") String accountTail)
        implements PersonRecords.Benefit {
    @Override
    public Object subject() {
        return month;
    }

    @Override
    public String toString() {
        return "PensionPayment[****]";
    }
}
