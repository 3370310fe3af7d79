package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.util.Optional;

/** What a person has with the unemployment insurance; amounts in fen. */
public sealed interface UnemploymentRecord {
    record Insured(Status status, int monthsPaid) implements UnemploymentRecord {}

    /** A benefit is being paid. */
    record Benefit(long monthlyAmount, int monthsLeft, LocalDate lastPaidOn)
            implements UnemploymentRecord {}

    /** A benefit that was granted, before its first payment. */
    record BenefitGranted(long monthlyAmount, int monthsLeft) implements UnemploymentRecord {}

    record NotInsured() implements UnemploymentRecord {}

    static UnemploymentRecord of(PersonRecords records) {
        return benefit(records).or(() -> insured(records)).orElseGet(NotInsured::new);
    }

    private static Optional<UnemploymentRecord> insured(PersonRecords records) {
        return Enrolment.of(records, Insurance.UNEMPLOYMENT)
                .map(enrolment -> new Insured(enrolment.status(), enrolment.monthsPaid()));
    }

    private static Optional<UnemploymentRecord> benefit(PersonRecords records) {
        return records.select(
                        """
                        select monthly_amount, months_left, last_paid_on
                        from unemployment_benefit where person = ?
                        """)
                .query((row, _) ->
                        benefit(
                                row.getLong("monthly_amount"),
                                row.getInt("months_left"),
                                Optional.ofNullable(
                                        row.getObject("last_paid_on", LocalDate.class))))
                .optional();
    }

    private static UnemploymentRecord benefit(
            long amount, int monthsLeft, Optional<LocalDate> lastPaidOn) {
        return lastPaidOn
                .<UnemploymentRecord>map(day -> new Benefit(amount, monthsLeft, day))
                .orElseGet(() -> new BenefitGranted(amount, monthsLeft));
    }
}
