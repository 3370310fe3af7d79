package org.hotline12333.insurance.records;

/** What a person has with the medical insurance; amounts in fen. */
public sealed interface MedicalRecord {
    /**
     * An employee's personal account.
     *
     * @param creditedThisMonth in the month of the data date
     * @param spentThisYear in its year
     */
    record Account(Status status, long balance, long creditedThisMonth, long spentThisYear)
            implements MedicalRecord {}

    /** The residents' scheme, which keeps no personal account. */
    record Resident(Status status) implements MedicalRecord {}

    record NotInsured() implements MedicalRecord {}

    static MedicalRecord of(PersonRecords records) {
        return records.enrolment(Insurance.MEDICAL)
                .<MedicalRecord>map(enrolment ->
                        switch (enrolment.scheme()) {
                            case EMPLOYEE -> account(records, enrolment.status());
                            case RESIDENT -> new Resident(enrolment.status());
                        })
                .orElseGet(NotInsured::new);
    }

    private static Account account(PersonRecords records, Status status) {
        var account = records.account(Insurance.MEDICAL);
        return new Account(
                status, account.balance(), account.creditedThisMonth(), account.spentThisYear());
    }
}
