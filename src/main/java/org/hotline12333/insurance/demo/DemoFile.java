package org.hotline12333.insurance.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;

/**
 * {@code demo-people.yaml} as it is written, amounts in fen; and the rules by which persons are
 * made of it.
 */
public record DemoFile(Data data, Map<Insurance, Rate> rates, List<Entry> people) {
    public DemoFile {
        rates = Map.copyOf(rates);
        people = List.copyOf(people);
    }

    record Data(YearMonth from, YearMonth to) {}

    /** Percent of the base: what the person pays, what the employer pays. */
    public record Rate(BigDecimal personal, BigDecimal employer) {
        public static final Rate NOTHING = new Rate(BigDecimal.ZERO, BigDecimal.ZERO);

        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /** What the person pays, in fen. */
        public long personal(long base) {
            return share(base, personal);
        }

        /** What the employer pays, in fen. */
        public long employer(long base) {
            return share(base, employer);
        }

        private static long share(long base, BigDecimal percent) {
            return BigDecimal.valueOf(base)
                    .multiply(percent)
                    .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    /** One person. */
    public record Entry(
            String situation,
            String idNumber,
            String socialSecurityNumber,
            Optional<String> password,
            boolean initial,
            Scheme scheme,
            Status status,
            List<Insurance> insured,
            List<Span> paid,
            List<DemoAccount> accounts) {
        /** What the person keys. */
        public DemoNumbers numbers() {
            return DemoNumbers.of(this);
        }

        /** The balance of the pension account in fen, where there is one. */
        public OptionalLong pensionAccount() {
            return accounts.stream()
                    .filter(DemoAccount.Account.class::isInstance)
                    .map(DemoAccount.Account.class::cast)
                    .filter(account -> account.insurance() == Insurance.PENSION)
                    .mapToLong(DemoAccount.Account::balance)
                    .findFirst();
        }

        /** Nobody's numbers are printed by accident. */
        @Override
        public String toString() {
            return situation;
        }
    }

    /**
     * Months for which the same was paid: by the rates of a base, or a fixed sum without one.
     *
     * @param only empty where all insurances are meant that the person is in
     */
    record Span(
            Set<Insurance> only,
            YearMonth from,
            YearMonth to,
            long base,
            OptionalLong personal,
            boolean credited) {
        Collection<Insurance> paidTo(Entry person) {
            return only.isEmpty() ? person.insured() : only;
        }
    }

    /** The months that their records cover. */
    public DataDates dates() {
        return new DataDates(data.from(), data.to());
    }

    List<DemoPerson> insuredPeople() {
        return people.stream().map(this::person).toList();
    }

    static Optional<IdNumber> idNumber(String written, YearMonth newest) {
        return IdNumber.read(written, newest.atEndOfMonth())
                        instanceof IdNumber.Read(IdNumber number, IdNumber.Repair _)
                ? Optional.of(number)
                : Optional.empty();
    }

    private DemoPerson person(Entry entry) {
        Map<Insurance, List<Contribution>> insured = new EnumMap<>(Insurance.class);
        entry.insured().forEach(insurance -> insured.put(insurance, paid(entry, insurance)));
        return new DemoPerson(
                idNumber(entry.idNumber(), data.to()).orElseThrow(),
                SocialSecurityNumber.read(entry.socialSecurityNumber()).orElseThrow(),
                entry.password().map(Secret::of),
                entry.initial(),
                entry.scheme(),
                entry.status(),
                insured);
    }

    private List<Contribution> paid(Entry entry, Insurance insurance) {
        return entry.paid().stream()
                .filter(span -> span.paidTo(entry).contains(insurance))
                .flatMap(span -> monthly(span, rates.getOrDefault(insurance, Rate.NOTHING)))
                .toList();
    }

    private static Stream<Contribution> monthly(Span span, Rate rate) {
        long personal = span.personal().orElse(rate.personal(span.base()));
        long employer = rate.employer(span.base());
        return Stream.iterate(
                        span.from(),
                        month -> !month.isAfter(span.to()),
                        month -> month.plusMonths(1))
                .map(month ->
                        new Contribution(month, span.base(), personal, employer, span.credited()));
    }
}
