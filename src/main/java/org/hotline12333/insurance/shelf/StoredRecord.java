package org.hotline12333.insurance.shelf;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record in the form in which it is stored, for ever: what is read by its name here must be found
 * under it in every later version, and a new name is absent in all that was written before. Months
 * count from January 1980, days from 1970, amounts are in fen.
 *
 * @param from first month that the records cover
 * @param to the data date
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record StoredRecord(
        @JsonProperty("f") int from,
        @JsonProperty("t") int to,
        @JsonProperty("i") @Nullable List<Insured> insured,
        @JsonProperty("b") @Nullable Long pensionBalance,
        @JsonProperty("m") @Nullable Medical medical,
        @JsonProperty("p") @Nullable List<Payment> payments,
        @JsonProperty("u") @Nullable Benefit benefit,
        @JsonProperty("g") @Nullable Integer grade) {
    /**
     * An insurance, with its contributions in columns: a place in each is one run of equal months.
     * What follows on another is written as the difference to it, which is mostly small.
     *
     * @param kind as {@link org.hotline12333.insurance.records.Insurance#code} says
     * @param gap months without a contribution before each run; before the first, the month itself
     * @param uncredited places of the runs whose money has not arrived
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Insured(
            @JsonProperty("k") int kind,
            @JsonProperty("c") String scheme,
            @JsonProperty("s") String status,
            @JsonProperty("m") int monthsPaid,
            @JsonProperty("r") int monthsInRow,
            @JsonProperty("g") int @Nullable [] gap,
            @JsonProperty("n") int @Nullable [] months,
            @JsonProperty("b") long @Nullable [] base,
            @JsonProperty("p") long @Nullable [] personal,
            @JsonProperty("e") long @Nullable [] employer,
            @JsonProperty("u") int @Nullable [] uncredited) {}

    record Medical(
            @JsonProperty("b") long balance,
            @JsonProperty("c") long creditedThisMonth,
            @JsonProperty("s") long spentThisYear) {}

    record Payment(
            @JsonProperty("m") int month,
            @JsonProperty("a") long amount,
            @JsonProperty("d") long paidOn,
            @JsonProperty("t") String accountTail) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Benefit(
            @JsonProperty("a") long monthlyAmount,
            @JsonProperty("l") int monthsLeft,
            @JsonProperty("d") @Nullable Long lastPaidOn) {}
}
