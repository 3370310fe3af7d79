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
}
