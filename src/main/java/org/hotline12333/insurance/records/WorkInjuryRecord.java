package org.hotline12333.insurance.records;

/** What a person has with the work injury insurance. */
public sealed interface WorkInjuryRecord {
    record Insured(Status status) implements WorkInjuryRecord {}

    /**
     * After an injury.
     *
     * @param grade the labour-capacity grade, 1 (gravest) to 10
     */
    record Graded(Status status, int grade) implements WorkInjuryRecord {}

    record NotInsured() implements WorkInjuryRecord {}

    /** The grade as it is delivered. */
    record LabourCapacity(int grade) implements PersonRecords.Benefit {
        @Override
        public String toString() {
            return "LabourCapacity[****]";
        }
    }

    static WorkInjuryRecord of(PersonRecords records) {
        return records.enrolment(Insurance.WORK_INJURY)
                .map(enrolment -> of(records, enrolment.status()))
                .orElseGet(NotInsured::new);
    }

    private static WorkInjuryRecord of(PersonRecords records, Status status) {
        return records.labourCapacityGrade().isPresent()
                ? new Graded(status, records.labourCapacityGrade().getAsInt())
                : new Insured(status);
    }
}
