package org.hotline12333.insurance.records;

/**
 * How a person is enrolled with an insurance.
 *
 * @param monthsPaid how many months are credited
 * @param monthsInRow how many of them in a row up to the newest one
 */
public record Enrolment(
        Scheme scheme,
        Status status,
        int monthsPaid,
        int monthsInRow,
        ContributionHistory contributions) {}
