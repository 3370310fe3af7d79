package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a pension account is made of, as agencies deliver it.
 *
 * @param interest so many fen of the balance; the rest is what was paid in
 * @param rate by which a year is booked, in hundredths of a percent
 * @param deemedMonths worked before there were contributions, which count beside the months paid
 */
public record PensionDetails(
        @JsonProperty("i") long interest,
        @JsonProperty("r") long rate,
        @JsonProperty("m") int deemedMonths)
        implements PersonRecords.Benefit {
    @Override
    public String toString() {
        return "PensionDetails[****]";
    }
}
