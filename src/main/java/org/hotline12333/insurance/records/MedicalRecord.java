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
        return Enrolment.of(records, Insurance.MEDICAL)
                .<MedicalRecord>map(enrolment ->
                        switch (enrolment.scheme()) {
                            case EMPLOYEE -> account(records, enrolment.status());
                            case RESIDENT -> new Resident(enrolment.status());
                        })
                .orElseGet(NotInsured::new);
    }

    private static Account account(PersonRecords records, Status status) {
        return records.select(
                        """
                        select balance, credited_this_month, spent_this_year
                        from medical_account where person = ?
                        """)
                .query((row, _) ->
                        new Account(
                                status,
                                row.getLong("balance"),
                                row.getLong("credited_this_month"),
                                row.getLong("spent_this_year")))
                .optional()
                .orElseThrow(() -> records.without("medical account"));
    }
}
