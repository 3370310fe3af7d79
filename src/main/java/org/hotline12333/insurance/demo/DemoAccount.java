package org.hotline12333.insurance.demo;

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
import org.hotline12333.insurance.delivery.BenefitForm;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PersonRecords.Benefit;

/** What a demo person has beside contributions: how it is written, and how it is delivered. */
sealed interface DemoAccount {
    /** Under which keys of a person they are written. */
    Set<String> KEYS = Set.of("accounts", "benefits");

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
    }

    /** Its row in a delivery. */
    DeliveryRow delivered(Of person);

    /** All of a person. */
    static List<DemoAccount> read(StrictMapping person) {
        List<DemoAccount> all = new ArrayList<>();
        person.sectionIfAny("accounts", StrictMapping.words(Insurance.values()).keySet())
                .ifPresent(accounts -> {
                    for (Insurance insurance : Insurance.values()) {
                        accounts.sectionIfAny(DemoReader.word(insurance), Account.KEYS)
                                .map(account -> Account.read(insurance, account))
                                .ifPresent(all::add);
                    }
                });
        person.sections("benefits").forEach(benefit -> Received.read(benefit).ifPresent(all::add));
        return all;
    }

    /**
     * With an insurance that keeps one.
     *
     * @param creditedThisMonth where it is not what the person paid in the newest month
     */
    record Account(
            Insurance insurance, long balance, OptionalLong creditedThisMonth, long spentThisYear)
            implements DemoAccount {
        private static final String CREDITED = "credited-this-month";
        private static final String SPENT = "spent-this-year";
        private static final Set<String> KEYS = Set.of("balance", CREDITED, SPENT);

        private static Account read(Insurance insurance, StrictMapping account) {
            return new Account(
                    insurance,
                    DemoReader.fen(account, "balance"),
                    account.has(CREDITED)
                            ? OptionalLong.of(DemoReader.fen(account, CREDITED))
                            : OptionalLong.empty(),
                    account.has(SPENT) ? DemoReader.fen(account, SPENT) : 0);
        }

        @Override
        public DeliveryRow delivered(Of person) {
            return new AccountRow(
                    person.personNumber(),
                    person.kinds().apply(insurance),
                    balance,
                    creditedThisMonth.orElse(person.paid(insurance)),
                    spentThisYear);
        }
    }

    /** A benefit, under the titles of its columns in a delivery. */
    record Received(Benefit benefit) implements DemoAccount {
        private static final Map<String, BenefitForm> FORMS =
                StrictMapping.words(BenefitForm.values());

        static Optional<Received> read(StrictMapping benefit) {
            return benefit.required(DemoFields.BENEFIT)
                    .flatMap(_ -> benefit.word(DemoFields.BENEFIT, FORMS.keySet()))
                    .map(FORMS::get)
                    .map(form -> new Received(DemoFields.read(form, benefit)));
        }

        @Override
        public DeliveryRow delivered(Of person) {
            return new BenefitRow(person.personNumber(), benefit);
        }
    }
}
