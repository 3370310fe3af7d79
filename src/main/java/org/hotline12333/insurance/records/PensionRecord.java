package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a person has with the old-age insurance; amounts in fen. */
public sealed interface PensionRecord {
    /** Whoever has an account in which something was credited. */
    sealed interface WithAccount extends PensionRecord {
        Status status();

        long balance();

        int monthsPaid();
    }

    /** An employee's personal account. */
    record Account(Status status, long balance, int monthsPaid) implements WithAccount {}

    /** An employee's personal account, and the pension last paid. */
    record Pensioner(Status status, long balance, int monthsPaid, PensionPayment latest)
            implements WithAccount {}

    /** An account with the residents' scheme. */
    record Resident(Status status, long balance, int monthsPaid) implements WithAccount {}

    /** Insured, but no contribution has been credited yet. */
    record NothingCredited() implements PensionRecord {}

    /** The same, and the delivery that may say that one has arrived is still to come. */
    record FirstCreditAwaited(LocalDate shown) implements PensionRecord {}

    record NotInsured() implements PensionRecord {}

    static PensionRecord of(PersonRecords records, DeliveryCalendar.AsOf deliveries) {
        return records.enrolment(Insurance.PENSION)
                .map(enrolment ->
                        enrolment.monthsPaid() == 0
                                ? nothing(Contributions.latest(records, deliveries))
                                : of(records, enrolment))
                .orElseGet(NotInsured::new);
    }

    private static PensionRecord nothing(MonthRecord.Latest latest) {
        return latest instanceof MonthRecord.CreditAwaited awaited
                ? new FirstCreditAwaited(awaited.shown())
                : new NothingCredited();
    }

    private static PensionRecord of(PersonRecords records, Enrolment enrolment) {
        Status status = enrolment.status();
        int months = enrolment.monthsPaid();
        long balance = balance(records);
        return switch (enrolment.scheme()) {
            case EMPLOYEE ->
                    latestPayment(records)
                            .<PensionRecord>map(
                                    payment -> new Pensioner(status, balance, months, payment))
                            .orElseGet(() -> new Account(status, balance, months));
            case RESIDENT -> new Resident(status, balance, months);
        };
    }

    private static long balance(PersonRecords records) {
        return records.account(Insurance.PENSION).balance();
    }

    private static Optional<PensionPayment> latestPayment(PersonRecords records) {
        List<PensionPayment> payments = records.pensionPayments();
        return payments.isEmpty() ? Optional.empty() : Optional.of(payments.getLast());
    }
}
