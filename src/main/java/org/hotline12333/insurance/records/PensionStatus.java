package org.hotline12333.insurance.records;

/** Whether somebody pays for the old-age insurance, without an amount. */
public sealed interface PensionStatus {
    record Insured(Status status) implements PensionStatus {}

    record NotInsured() implements PensionStatus {}

    static PensionStatus of(PersonRecords records) {
        return records.enrolment(Insurance.PENSION)
                .<PensionStatus>map(enrolment -> new Insured(enrolment.status()))
                .orElseGet(NotInsured::new);
    }
}
