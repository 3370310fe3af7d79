package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/**
 * A person's social security card as the agency has delivered it.
 *
 * @param tail the last four digits of its number
 * @param stage how far it is
 * @param since the day since when it is so
 */
public record SocialSecurityCard(
        @JsonProperty("t") String tail,
        @JsonProperty("s") Stage stage,
        @JsonProperty("d") LocalDate since)
        implements PersonRecords.Benefit {
    /** How far a card is, from its order to the written report that it is lost. */
    public enum Stage {
        ENTERED,
        PAID,
        IN_PRODUCTION,
        AT_BANK,
        AT_BRANCH,
        NOT_ACTIVATED,
        IN_USE,
        FAILED,
        /** Reported in writing, which no telephone takes back. */
        LOST
    }

    @Override
    public String toString() {
        return "SocialSecurityCard[****]";
    }
}
