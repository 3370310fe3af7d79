package org.hotline12333.insurance.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.intake.InsuredPerson;
import org.hotline12333.insurance.intake.InsuredPerson.Row;
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
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Rate NOTHING = new Rate(BigDecimal.ZERO, BigDecimal.ZERO);

    public DemoFile {
        rates = Map.copyOf(rates);
        people = List.copyOf(people);
    }

    record Data(YearMonth from, YearMonth to) {}

    /** Percent of the base: what the person pays, what the employer pays. */
    record Rate(BigDecimal personal, BigDecimal employer) {}

    /** One person. */
    public record Entry(
            String situation,
            String idNumber,
            String socialSecurityNumber,
            Optional<String> password,
            Scheme scheme,
            Status status,
            List<Insurance> insured,
            OptionalLong pensionAccount,
            Optional<Medical> medicalAccount,
            List<Span> paid,
            List<Payment> pensionPayments,
            Optional<Benefit> unemploymentBenefit,
            OptionalInt labourCapacityGrade) {
        /** What the person keys. */
        public DemoNumbers numbers() {
            return DemoNumbers.of(this);
        }

        /** Nobody's numbers are printed by accident. */
        @Override
        public String toString() {
            return situation;
        }
    }

    record Medical(long balance, OptionalLong creditedThisMonth, long spentThisYear) {}

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

    record Payment(YearMonth month, long amount, LocalDate paidOn, String accountTail) {}

    record Benefit(long monthlyAmount, int monthsLeft, Optional<LocalDate> lastPaidOn) {}

    DataDates dates() {
        return new DataDates(data.from(), data.to());
    }

    List<InsuredPerson> insuredPeople() {
        return people.stream().map(this::person).toList();
    }

    static Optional<IdNumber> idNumber(String written, YearMonth newest) {
        return IdNumber.read(written, newest.atEndOfMonth())
                        instanceof IdNumber.Read(IdNumber number, IdNumber.Repair _)
                ? Optional.of(number)
                : Optional.empty();
    }

    private InsuredPerson person(Entry entry) {
        Map<Insurance, List<Contribution>> insured = new EnumMap<>(Insurance.class);
        entry.insured().forEach(insurance -> insured.put(insurance, paid(entry, insurance)));
        return new InsuredPerson(
                idNumber(entry.idNumber(), data.to()).orElseThrow(),
                SocialSecurityNumber.read(entry.socialSecurityNumber()).orElseThrow(),
                entry.password().map(Secret::of),
                entry.scheme(),
                entry.status(),
                insured,
                rows(entry, insured).toList());
    }

    /** What each service has in a table of its own. */
    private Stream<Row> rows(Entry entry, Map<Insurance, List<Contribution>> insured) {
        return Stream.of(
                        entry.pensionAccount().stream()
                                .mapToObj(balance ->
                                        new Row("pension_account", Map.of("balance", balance))),
                        entry.medicalAccount().stream()
                                .map(medical -> medicalAccount(medical, insured)),
                        entry.pensionPayments().stream().map(DemoFile::pensionPayment),
                        entry.unemploymentBenefit().stream().map(DemoFile::unemploymentBenefit),
                        entry.labourCapacityGrade().stream()
                                .mapToObj(grade ->
                                        new Row("labour_capacity", Map.of("grade", grade))))
                .flatMap(each -> each);
    }

    private List<Contribution> paid(Entry entry, Insurance insurance) {
        return entry.paid().stream()
                .filter(span -> span.paidTo(entry).contains(insurance))
                .flatMap(span -> monthly(span, rates.getOrDefault(insurance, NOTHING)))
                .toList();
    }

    private static Stream<Contribution> monthly(Span span, Rate rate) {
        long personal = span.personal().orElse(share(span.base(), rate.personal()));
        long employer = share(span.base(), rate.employer());
        return Stream.iterate(
                        span.from(),
                        month -> !month.isAfter(span.to()),
                        month -> month.plusMonths(1))
                .map(month ->
                        new Contribution(month, span.base(), personal, employer, span.credited()));
    }

    private Row medicalAccount(Medical medical, Map<Insurance, List<Contribution>> insured) {
        long paid =
                insured.getOrDefault(Insurance.MEDICAL, List.of()).stream()
                        .filter(row -> row.credited() && row.month().equals(data.to()))
                        .mapToLong(Contribution::personal)
                        .sum();
        return new Row(
                "medical_account",
                Map.of(
                        "balance", medical.balance(),
                        "credited_this_month", medical.creditedThisMonth().orElse(paid),
                        "spent_this_year", medical.spentThisYear()));
    }

    private static Row pensionPayment(Payment payment) {
        return new Row(
                "pension_payment",
                Map.of(
                        "for_month", payment.month().atDay(1),
                        "amount", payment.amount(),
                        "paid_on", payment.paidOn(),
                        "account_tail", payment.accountTail()));
    }

    private static Row unemploymentBenefit(Benefit benefit) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("monthly_amount", benefit.monthlyAmount());
        columns.put("months_left", benefit.monthsLeft());
        benefit.lastPaidOn().ifPresent(day -> columns.put("last_paid_on", day));
        return new Row("unemployment_benefit", columns);
    }

    private static long share(long base, BigDecimal percent) {
        return BigDecimal.valueOf(base)
                .multiply(percent)
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
