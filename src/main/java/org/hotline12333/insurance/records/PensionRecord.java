package org.hotline12333.insurance.records;

import java.math.BigDecimal;
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

    /** Whose account an agency has told the composition of. */
    sealed interface Composed extends WithAccount {
        Composition composition();
    }

    /**
     * What a balance and its months are made of.
     *
     * @param rate by which a year was booked last, in percent
     * @param deemedMonths which count beside those paid
     */
    record Composition(
            long principal, long interest, BigDecimal rate, int deemedMonths, int allMonths) {
        private static final int HUNDREDTHS = 2;

        /** Nothing where the interest is more than the balance: then one of them is wrong. */
        static Optional<Composition> of(PersonRecords records, long balance, int monthsPaid) {
            return records.pensionDetails()
                    .filter(details -> details.interest() <= balance)
                    .map(details ->
                            new Composition(
                                    balance - details.interest(),
                                    details.interest(),
                                    BigDecimal.valueOf(details.rate(), HUNDREDTHS),
                                    details.deemedMonths(),
                                    monthsPaid + details.deemedMonths()));
        }
    }

    /** An employee's personal account with its composition. */
    record ComposedAccount(Status status, long balance, int monthsPaid, Composition composition)
            implements Composed {}

    /** The same, and the pension last paid. */
    record ComposedPensioner(
            Status status,
            long balance,
            int monthsPaid,
            Composition composition,
            PensionPayment latest)
            implements Composed {}

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
                    Composition.of(records, balance, months)
                            .map(made -> composed(records, enrolment, balance, made))
                            .orElseGet(() -> account(records, enrolment, balance));
            case RESIDENT -> new Resident(status, balance, months);
        };
    }

    private static PensionRecord account(PersonRecords records, Enrolment enrolment, long balance) {
        Status status = enrolment.status();
        int months = enrolment.monthsPaid();
        return latestPayment(records)
                .<PensionRecord>map(payment -> new Pensioner(status, balance, months, payment))
                .orElseGet(() -> new Account(status, balance, months));
    }

    private static PensionRecord composed(
            PersonRecords records, Enrolment enrolment, long balance, Composition made) {
        Status status = enrolment.status();
        int months = enrolment.monthsPaid();
        return latestPayment(records)
                .<PensionRecord>map(
                        payment -> new ComposedPensioner(status, balance, months, made, payment))
                .orElseGet(() -> new ComposedAccount(status, balance, months, made));
    }

    private static long balance(PersonRecords records) {
        return records.account(Insurance.PENSION).balance();
    }

    private static Optional<PensionPayment> latestPayment(PersonRecords records) {
        List<PensionPayment> payments = records.pensionPayments();
        return payments.isEmpty() ? Optional.empty() : Optional.of(payments.getLast());
    }
}
