package org.hotline12333.insurance.records;

/** What a person has with the maternity insurance. */
public sealed interface MaternityRecord {
    /** Insured, with so many months credited in a row up to the newest one. */
    record Insured(Status status, int monthsInRow) implements MaternityRecord {}

    record NotInsured() implements MaternityRecord {}

    static MaternityRecord of(PersonRecords records) {
        return records.enrolment(Insurance.MATERNITY)
                .<MaternityRecord>map(
                        enrolment -> new Insured(enrolment.status(), enrolment.monthsInRow()))
                .orElseGet(NotInsured::new);
    }
}
