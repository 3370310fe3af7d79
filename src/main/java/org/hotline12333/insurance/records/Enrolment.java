package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a person is enrolled with an insurance.
 *
 * @param monthsPaid how many months are credited
 * @param monthsInRow how many of them in a row up to the newest one
 */
public record Enrolment(
        @JsonProperty("c") Scheme scheme,
        @JsonProperty("s") Status status,
        @JsonProperty("m") int monthsPaid,
        @JsonProperty("r") int monthsInRow,
        @JsonProperty("h") ContributionHistory contributions) {}
