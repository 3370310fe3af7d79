package org.hotline12333.insurance.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.Insurance;

/** What a demo person has beside contributions: how it is written, and how it is delivered. */
sealed interface DemoAccount {
    /** Under which keys of a person they are written. */
    Set<String> KEYS =
            Set.of(
                    "pension-account",
                    "medical-account",
                    "pension-payments",
                    "unemployment-benefit",
                    "labour-capacity-grade");

    /**
     * Whose row in a delivery it is.
     *
     * @param kinds in which kind the person is with an insurance
     * @param newest the newest month of the records
     */
    record Of(
            String personNumber,
            Function<Insurance, Kind> kinds,
            Map<Insurance, List<Contribution>> insured,
            YearMonth newest) {
        /** What the person paid in the newest month, as far as it is credited. */
        private long paid(Insurance insurance) {
            return insured.getOrDefault(insurance, List.of()).stream()
                    .filter(row -> row.credited() && row.month().equals(newest))
                    .mapToLong(Contribution::personal)
                    .sum();
        }

        private AccountRow account(Insurance insurance, long balance, long credited, long spent) {
            return new AccountRow(personNumber, kinds.apply(insurance), balance, credited, spent);
        }

        private BenefitRow benefit(BenefitRow.Benefit benefit) {
            return new BenefitRow(personNumber, benefit);
        }
    }

    /** Its row in a delivery. */
    DeliveryRow delivered(Of person);

    /** All of a person. */
    static List<DemoAccount> read(StrictMapping person) {
        List<DemoAccount> all = new ArrayList<>();
        if (person.has("pension-account")) {
            all.add(new Pension(DemoReader.fen(person, "pension-account")));
        }
        person.sectionIfAny(
                        "medical-account",
                        Set.of("balance", "credited-this-month", "spent-this-year"))
                .map(Medical::read)
                .ifPresent(all::add);
        person.sections("pension-payments", Set.of("month", "amount", "paid-on", "account-tail"))
                .forEach(payment -> all.add(Payment.read(payment)));
        person.sectionIfAny(
                        "unemployment-benefit",
                        Set.of("monthly-amount", "months-left", "last-paid-on"))
                .map(Benefit::read)
                .ifPresent(all::add);
        person.count("labour-capacity-grade").map(LabourCapacity::new).ifPresent(all::add);
        return all;
    }

    record Pension(long balance) implements DemoAccount {
        @Override
        public DeliveryRow delivered(Of person) {
            return person.account(Insurance.PENSION, balance, person.paid(Insurance.PENSION), 0);
        }
    }

    /**
     * The medical account.
     *
     * @param creditedThisMonth where it is not what the person paid in the newest month
     */
    record Medical(long balance, OptionalLong creditedThisMonth, long spentThisYear)
            implements DemoAccount {
        static Medical read(StrictMapping account) {
            return new Medical(
                    DemoReader.fen(account, "balance"),
                    account.has("credited-this-month")
                            ? OptionalLong.of(DemoReader.fen(account, "credited-this-month"))
                            : OptionalLong.empty(),
                    DemoReader.fen(account, "spent-this-year"));
        }

        @Override
        public DeliveryRow delivered(Of person) {
            return person.account(
                    Insurance.MEDICAL,
                    balance,
                    creditedThisMonth.orElse(person.paid(Insurance.MEDICAL)),
                    spentThisYear);
        }
    }

    record Payment(YearMonth month, long amount, LocalDate paidOn, String accountTail)
            implements DemoAccount {
        static Payment read(StrictMapping payment) {
            return new Payment(
                    DemoReader.month(payment, "month"),
                    DemoReader.fen(payment, "amount"),
                    DemoReader.date(payment, "paid-on").orElse(LocalDate.EPOCH),
                    payment.requiredText("account-tail").orElse(""));
        }

        @Override
        public DeliveryRow delivered(Of person) {
            return person.benefit(new BenefitRow.Pension(month, amount, paidOn, accountTail));
        }
    }

    record Benefit(long monthlyAmount, int monthsLeft, Optional<LocalDate> lastPaidOn)
            implements DemoAccount {
        static Benefit read(StrictMapping benefit) {
            return new Benefit(
                    DemoReader.fen(benefit, "monthly-amount"),
                    benefit.required("months-left")
                            .flatMap(_ -> benefit.count("months-left"))
                            .orElse(1),
                    benefit.has("last-paid-on")
                            ? DemoReader.date(benefit, "last-paid-on")
                            : Optional.empty());
        }

        @Override
        public DeliveryRow delivered(Of person) {
            return person.benefit(
                    new BenefitRow.Unemployment(monthlyAmount, monthsLeft, lastPaidOn));
        }
    }

    record LabourCapacity(int grade) implements DemoAccount {
        @Override
        public DeliveryRow delivered(Of person) {
            return person.benefit(new BenefitRow.Capacity(grade));
        }
    }
}
