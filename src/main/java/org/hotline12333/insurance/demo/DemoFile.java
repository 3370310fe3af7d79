package org.hotline12333.insurance.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;

/**
 * {@code demo-people.yaml} as it is written, amounts in yuan; and the rules by which persons are
 * made of it.
 *
 * @param rates percent of the base by insurance: what the person pays, what the employer pays
 */
public record DemoFile(Data data, Map<Insurance, List<BigDecimal>> rates, List<Entry> people) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    record Data(YearMonth from, YearMonth to) {}

    public record Entry(
            String situation,
            String idNumber,
            String socialSecurityNumber,
            @Nullable String password,
            @Nullable Scheme scheme,
            @Nullable Status status,
            List<Insurance> insured,
            @Nullable BigDecimal pensionAccount,
            @Nullable Medical medicalAccount,
            @Nullable List<Span> paid,
            @Nullable List<Payment> pensionPayments,
            @Nullable Benefit unemploymentBenefit,
            @Nullable Integer labourCapacityGrade) {}

    record Medical(
            BigDecimal balance, @Nullable BigDecimal creditedThisMonth, BigDecimal spentThisYear) {}

    /** Months for which the same was paid: by the rates of a base, or a fixed sum without one. */
    record Span(
            @Nullable List<Insurance> only,
            YearMonth from,
            YearMonth to,
            @Nullable BigDecimal base,
            @Nullable BigDecimal personal,
            @Nullable Boolean credited) {}

    record Payment(YearMonth month, BigDecimal amount, LocalDate paidOn, String accountTail) {}

    record Benefit(BigDecimal monthlyAmount, int monthsLeft, @Nullable LocalDate lastPaidOn) {}

    DataDates dates() {
        return new DataDates(data.from(), data.to());
    }

    List<InsuredPerson> insuredPeople() {
        return people.stream().map(this::person).toList();
    }

    private InsuredPerson person(Entry entry) {
        Map<Insurance, List<Contribution>> insured = new EnumMap<>(Insurance.class);
        entry.insured().forEach(insurance -> insured.put(insurance, paid(entry, insurance)));
        return new InsuredPerson(
                idNumber(entry),
                SocialSecurityNumber.read(entry.socialSecurityNumber()).orElseThrow(),
                Optional.ofNullable(entry.password()).map(Secret::of),
                orElse(entry.scheme(), Scheme.EMPLOYEE),
                orElse(entry.status(), Status.PAYING),
                insured,
                rows(entry, insured).toList());
    }

    /** What each service has in a table of its own. */
    private Stream<Row> rows(Entry entry, Map<Insurance, List<Contribution>> insured) {
        return Stream.of(
                        Stream.ofNullable(entry.pensionAccount()).map(DemoFile::pensionAccount),
                        Stream.ofNullable(entry.medicalAccount())
                                .map(medical -> medicalAccount(medical, insured)),
                        orElse(entry.pensionPayments(), List.<Payment>of()).stream()
                                .map(DemoFile::pensionPayment),
                        Stream.ofNullable(entry.unemploymentBenefit())
                                .map(DemoFile::unemploymentBenefit),
                        Stream.ofNullable(entry.labourCapacityGrade())
                                .map(grade -> new Row("labour_capacity", Map.of("grade", grade))))
                .flatMap(rows -> rows);
    }

    private IdNumber idNumber(Entry entry) {
        if (IdNumber.read(entry.idNumber(), data.to().atEndOfMonth())
                instanceof IdNumber.Read(IdNumber number, IdNumber.Repair _)) {
            return number;
        }
        throw new IllegalStateException("no ID number of a demo person: " + entry.situation());
    }

    private List<Contribution> paid(Entry entry, Insurance insurance) {
        return orElse(entry.paid(), List.<Span>of()).stream()
                .filter(span -> orElse(span.only(), entry.insured()).contains(insurance))
                .flatMap(span -> monthly(span, orElse(rates.get(insurance), List.of())))
                .toList();
    }

    private static Stream<Contribution> monthly(Span span, List<BigDecimal> rates) {
        BigDecimal base = orElse(span.base(), BigDecimal.ZERO);
        long personal =
                span.personal() == null ? share(base, rates.getFirst()) : fen(span.personal());
        long employer = share(base, rates.getLast());
        boolean credited = orElse(span.credited(), true);
        return Stream.iterate(
                        span.from(),
                        month -> !month.isAfter(span.to()),
                        month -> month.plusMonths(1))
                .map(month -> new Contribution(month, fen(base), personal, employer, credited));
    }

    private static Row pensionAccount(BigDecimal balance) {
        return new Row("pension_account", Map.of("balance", fen(balance)));
    }

    private Row medicalAccount(Medical medical, Map<Insurance, List<Contribution>> insured) {
        BigDecimal given = medical.creditedThisMonth();
        long credited =
                given != null
                        ? fen(given)
                        : insured.getOrDefault(Insurance.MEDICAL, List.of()).stream()
                                .filter(row -> row.credited() && row.month().equals(data.to()))
                                .mapToLong(Contribution::personal)
                                .sum();
        return new Row(
                "medical_account",
                Map.of(
                        "balance", fen(medical.balance()),
                        "credited_this_month", credited,
                        "spent_this_year", fen(medical.spentThisYear())));
    }

    private static Row pensionPayment(Payment payment) {
        return new Row(
                "pension_payment",
                Map.of(
                        "for_month", payment.month().atDay(1),
                        "amount", fen(payment.amount()),
                        "paid_on", payment.paidOn(),
                        "account_tail", payment.accountTail()));
    }

    private static Row unemploymentBenefit(Benefit benefit) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("monthly_amount", fen(benefit.monthlyAmount()));
        columns.put("months_left", benefit.monthsLeft());
        if (benefit.lastPaidOn() != null) {
            columns.put("last_paid_on", benefit.lastPaidOn());
        }
        return new Row("unemployment_benefit", columns);
    }

    private static long share(BigDecimal base, BigDecimal percent) {
        BigDecimal yuan = base.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        return fen(yuan);
    }

    private static long fen(BigDecimal yuan) {
        return yuan.movePointRight(2).longValueExact();
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
