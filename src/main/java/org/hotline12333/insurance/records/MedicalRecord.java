package org.hotline12333.insurance.records;

import java.util.OptionalLong;

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

    /**
     * The same, and what the fund of all paid for treatment.
     *
     * @param pooledThisYear in the year of the data date
     */
    record PooledAccount(
            Status status,
            long balance,
            long creditedThisMonth,
            long spentThisYear,
            long pooledThisYear)
            implements MedicalRecord {}

    /** The residents' scheme, which keeps no personal account. */
    record Resident(Status status) implements MedicalRecord {}

    /** The same, and what the fund of all paid for treatment in the year. */
    record PooledResident(Status status, long pooledThisYear) implements MedicalRecord {}

    record NotInsured() implements MedicalRecord {}

    /** What the fund of all paid in the year of the data date, as it is delivered. */
    record Pooled(long thisYear) implements PersonRecords.Benefit {
        @Override
        public String toString() {
            return "Pooled[****]";
        }
    }

    static MedicalRecord of(PersonRecords records) {
        return records.enrolment(Insurance.MEDICAL)
                .<MedicalRecord>map(enrolment ->
                        switch (enrolment.scheme()) {
                            case EMPLOYEE -> account(records, enrolment.status());
                            case RESIDENT -> resident(records, enrolment.status());
                        })
                .orElseGet(NotInsured::new);
    }

    private static MedicalRecord account(PersonRecords records, Status status) {
        var account = records.account(Insurance.MEDICAL);
        OptionalLong pooled = records.pooledThisYear();
        return pooled.isPresent()
                ? new PooledAccount(
                        status,
                        account.balance(),
                        account.creditedThisMonth(),
                        account.spentThisYear(),
                        pooled.getAsLong())
                : new Account(
                        status,
                        account.balance(),
                        account.creditedThisMonth(),
                        account.spentThisYear());
    }

    private static MedicalRecord resident(PersonRecords records, Status status) {
        OptionalLong pooled = records.pooledThisYear();
        return pooled.isPresent()
                ? new PooledResident(status, pooled.getAsLong())
                : new Resident(status);
    }
}
