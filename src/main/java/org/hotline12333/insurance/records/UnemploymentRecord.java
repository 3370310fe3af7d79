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
        return records.enrolment(Insurance.UNEMPLOYMENT)
                .map(enrolment -> new Insured(enrolment.status(), enrolment.monthsPaid()));
    }

    private static Optional<UnemploymentRecord> benefit(PersonRecords records) {
        return records.unemploymentBenefit()
                .map(granted ->
                        granted.lastPaidOn()
                                .<UnemploymentRecord>map(day ->
                                        new Benefit(
                                                granted.monthlyAmount(), granted.monthsLeft(), day))
                                .orElseGet(() ->
                                        new BenefitGranted(
                                                granted.monthlyAmount(), granted.monthsLeft())));
    }
}
