package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A person's own account with an insurance; amounts in fen.
 *
 * @param creditedThisMonth in the month of the data date
 * @param spentThisYear in its year
 */
public record Account(
        @JsonProperty("b") long balance,
        @JsonProperty("c") long creditedThisMonth,
        @JsonProperty("s") long spentThisYear) {
    /** Both together. */
    public Account and(Account other) {
        return new Account(
                Math.addExact(balance, other.balance),
                Math.addExact(creditedThisMonth, other.creditedThisMonth),
                Math.addExact(spentThisYear, other.spentThisYear));
    }
}
