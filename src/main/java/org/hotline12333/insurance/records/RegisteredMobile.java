package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.hotline12333.identity.TelephoneNumber;

/**
 * The mobile telephone that a person has registered with the agency, as it is delivered: the only
 * one to which anything is sent.
 */
public record RegisteredMobile(@JsonProperty("n") String digits) implements PersonRecords.Benefit {
    /** As who sends something names it. */
    public TelephoneNumber number() {
        return TelephoneNumber.of(digits);
    }

    @Override
    public String toString() {
        return "RegisteredMobile[****]";
    }
}
