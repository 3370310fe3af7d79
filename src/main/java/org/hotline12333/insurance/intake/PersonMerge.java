package org.hotline12333.insurance.intake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.intake.Spill.Said;
import org.hotline12333.insurance.records.Account;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.records.UnemploymentBenefit;

/**
 * What a person's records are after a delivery: what stood there before, with what the delivery
 * says in its place. Of whom it has the person's own row it says all but months that are as they
 * were: an enrolment, account or benefit that is not there has ended. Rows of one month and
 * insurance add up, a refund among them; a month for which nothing is left is no month. Several
 * kinds of one insurance are one enrolment and one account.
 */
final class PersonMerge {
    /** Months of pensions that are kept. */
    private static final int PAYMENTS_MAX = 24;

    private static final SortedMap<YearMonth, Contribution> NO_MONTHS =
            Collections.unmodifiableSortedMap(new TreeMap<>());

    private final Map<Insurance, List<EnrolmentRow>> enrolled = new EnumMap<>(Insurance.class);
    private final Map<Insurance, SortedMap<YearMonth, Contribution>> paid =
            new EnumMap<>(Insurance.class);
    private final SortedMap<YearMonth, PensionPayment> payments = new TreeMap<>();
    private final Map<Insurance, Account> accounts = new EnumMap<>(Insurance.class);
    private final Map<Insurance, Account> delivered = new EnumMap<>(Insurance.class);
    private Optional<UnemploymentBenefit> benefit;
    private OptionalInt grade;
    private boolean addedUp;

    private PersonMerge(PersonRecords before, boolean whole) {
        PersonRecords stays = whole ? PersonRecords.none(before.dates()) : before;
        accounts.putAll(stays.accounts());
        benefit = stays.unemploymentBenefit();
        grade = stays.labourCapacityGrade();
        before.pensionPayments().forEach(payment -> payments.put(payment.month(), payment));
    }

    /**
     * The records after it.
     *
     * @param before what stood there, nothing where all is delivered anew
     * @param retired what the delivery says of the person, where it does
     * @param said every row about the person
     * @throws TwiceException where a row is there twice
     */
    static PersonRecords of(
            PersonRecords before, DataDates dates, Optional<Boolean> retired, List<Said> said)
            throws TwiceException {
        PersonMerge merge = new PersonMerge(before, retired.isPresent());
        demandOnce(said, row -> !(row instanceof ContributionRow));
        for (Said each : said) {
            merge.take(each.row());
        }
        if (merge.addedUp) {
            demandOnce(said, ContributionRow.class::isInstance);
        }
        return merge.result(before, dates, retired);
    }

    /** Contributions are many, and of one kind and month where one is there twice. */
    private static void demandOnce(List<Said> said, Predicate<DeliveryRow> which)
            throws TwiceException {
        Set<Object> once = new HashSet<>();
        for (Said each : said) {
            if (which.test(each.row()) && !once.add(once(each.row()))) {
                throw new TwiceException(each.row().file(), each.line());
            }
        }
    }

    /** What can be said once of a person; of contributions several of a month may differ. */
    private static Object once(DeliveryRow row) {
        return switch (row) {
            case PersonRow person -> person.file();
            case EnrolmentRow enrolment -> List.of(enrolment.file(), enrolment.kind().code());
            case ContributionRow contribution -> contribution;
            case AccountRow account -> List.of(account.file(), account.kind().code());
            case BenefitRow(var _, BenefitRow.Pension pension) -> pension.month();
            case BenefitRow(var _, BenefitRow.Unemployment _) -> BenefitRow.Unemployment.class;
            case BenefitRow(var _, BenefitRow.Capacity _) -> BenefitRow.Capacity.class;
        };
    }

    private void take(DeliveryRow row) {
        switch (row) {
            case PersonRow _ -> {
                // Says no more than whether the person has retired.
            }
            case EnrolmentRow enrolment ->
                    enrolled.computeIfAbsent(enrolment.kind().insurance(), _ -> new ArrayList<>())
                            .add(enrolment);
            case ContributionRow contribution ->
                    paid.computeIfAbsent(contribution.kind().insurance(), _ -> new TreeMap<>())
                            .merge(contribution.forMonth(), of(contribution), this::together);
            case AccountRow account -> take(account);
            case BenefitRow each -> take(each.benefit());
        }
    }

    private static Contribution of(ContributionRow row) {
        return new Contribution(
                row.forMonth(), row.base(), row.personal(), row.employer(), row.credited());
    }

    private Contribution together(Contribution one, Contribution other) {
        addedUp = true;
        return new Contribution(
                one.month(),
                Math.addExact(one.base(), other.base()),
                Math.addExact(one.personal(), other.personal()),
                Math.addExact(one.employer(), other.employer()),
                one.credited() && other.credited());
    }

    private void take(AccountRow account) {
        delivered.merge(
                account.kind().insurance(),
                new Account(
                        account.balance(), account.creditedThisMonth(), account.spentThisYear()),
                Account::and);
    }

    private void take(BenefitRow.Benefit said) {
        switch (said) {
            case BenefitRow.Pension pension ->
                    payments.put(
                            pension.month(),
                            new PensionPayment(
                                    pension.month(),
                                    pension.amount(),
                                    pension.paidOn(),
                                    pension.accountTail()));
            case BenefitRow.Unemployment granted ->
                    benefit =
                            granted.monthsLeft() == 0
                                    ? Optional.empty()
                                    : Optional.of(
                                            new UnemploymentBenefit(
                                                    granted.monthlyAmount(),
                                                    granted.monthsLeft(),
                                                    granted.lastPaidOn()));
            case BenefitRow.Capacity capacity -> grade = OptionalInt.of(capacity.grade());
        }
    }

    private PersonRecords result(PersonRecords before, DataDates dates, Optional<Boolean> retired) {
        Map<Insurance, Enrolment> enrolments = new EnumMap<>(Insurance.class);
        for (Insurance insurance : Insurance.values()) {
            Optional<Enrolment> stood = Optional.ofNullable(before.enrolments().get(insurance));
            ContributionHistory history =
                    stood.map(Enrolment::contributions)
                            .orElse(ContributionHistory.NOTHING)
                            .with(paid.getOrDefault(insurance, NO_MONTHS));
            List<EnrolmentRow> said = enrolled.getOrDefault(insurance, List.of());
            if (!said.isEmpty()) {
                enrolments.put(insurance, together(said, stood, retired, history));
            } else if (stood.isPresent() && retired.isEmpty()) {
                enrolments.put(insurance, again(stood.get(), history));
            }
        }
        List<PensionPayment> kept =
                payments.values().stream()
                        .skip(Math.max(0, payments.size() - PAYMENTS_MAX))
                        .toList();
        accounts.putAll(delivered);
        return new PersonRecords(dates, enrolments, accounts, kept, benefit, grade);
    }

    private static Enrolment together(
            List<EnrolmentRow> said,
            Optional<Enrolment> stood,
            Optional<Boolean> retired,
            ContributionHistory history) {
        boolean pays = said.stream().anyMatch(row -> row.status() == Status.PAYING);
        boolean employee = said.stream().anyMatch(row -> row.kind().scheme() == Scheme.EMPLOYEE);
        boolean isRetired =
                retired.orElse(stood.filter(it -> it.status() == Status.RETIRED).isPresent());
        Status working = pays ? Status.PAYING : Status.SUSPENDED;
        return new Enrolment(
                employee ? Scheme.EMPLOYEE : Scheme.RESIDENT,
                isRetired ? Status.RETIRED : working,
                said.stream().mapToInt(EnrolmentRow::monthsPaid).sum(),
                said.stream().mapToInt(EnrolmentRow::monthsInRow).max().orElse(0),
                history);
    }

    /**
     * Of whom a delivery of changes says nothing but months, if that: the agency's own counts go
     * back further than the months that it delivers.
     */
    private static Enrolment again(Enrolment stood, ContributionHistory history) {
        int longer = history.creditedInRow() - stood.contributions().creditedInRow();
        return new Enrolment(
                stood.scheme(),
                stood.status(),
                stood.monthsPaid()
                        + history.creditedMonths()
                        - stood.contributions().creditedMonths(),
                longer < 0 ? history.creditedInRow() : stood.monthsInRow() + longer,
                history);
    }
}
