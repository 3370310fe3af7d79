package org.hotline12333.insurance.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.Account;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.DesignatedHospital;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.PersonRecords.Benefit;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a person's records are after a delivery: what stood there before, with what the delivery
 * says in its place. Of whom it has the person's own row it says all but months that are as they
 * were: an enrolment, account or benefit that is not there has ended. Rows of one month and
 * insurance add up, a refund among them; a month for which nothing is left is no month. Several
 * kinds of one insurance are one enrolment and one account.
 */
final class PersonMerge {
    private static final Insurance[] INSURANCES = Insurance.values();

    /** Several kinds are rarely one insurance. */
    private static final int KINDS_MOSTLY = 1;

    private final Map<Insurance, List<EnrolmentRow>> enrolled = new EnumMap<>(Insurance.class);
    private final Map<Insurance, PaidMonths> paid = new EnumMap<>(Insurance.class);
    private final List<Kind> accountKinds = new ArrayList<>();
    private final Map<Insurance, Account> delivered = new EnumMap<>(Insurance.class);
    private final Map<Object, Benefit> benefits = new LinkedHashMap<>();
    private int hospitals;

    private PersonMerge() {}

    /**
     * The records after it.
     *
     * @param before what stood there, nothing where all is delivered anew
     * @param retired what the delivery says of the person, where it does
     * @param said every row about the person
     * @throws RefusedRowException where a row is there twice, or one too many
     */
    static PersonRecords of(
            PersonRecords before, DataDates dates, Optional<Boolean> retired, List<Said> said)
            throws RefusedRowException {
        PersonRecords stays = retired.isPresent() ? PersonRecords.none(dates) : before;
        PersonMerge merge = new PersonMerge();
        for (Said each : said) {
            if (!merge.take(each.row())) {
                throw RefusedRowException.twice(each.row().file(), each.line());
            }
            if (merge.hospitals > DesignatedHospital.A_PERSON) {
                throw RefusedRowException.hospitals(each.row().file(), each.line());
            }
        }
        if (merge.paid.values().stream().anyMatch(PaidMonths::addUp)) {
            demandContributionsOnce(said);
        }
        return merge.result(before, stays, dates, retired);
    }

    /** Several of a month may differ; where months add up, one may be there twice. */
    private static void demandContributionsOnce(List<Said> said) throws RefusedRowException {
        Set<ContributionRow> once = new HashSet<>();
        for (Said each : said) {
            if (each.row() instanceof ContributionRow row && !once.add(row)) {
                throw RefusedRowException.twice(row.file(), each.line());
            }
        }
    }

    /** Whether that was not said before, which contributions alone may be. */
    private boolean take(DeliveryRow row) {
        return switch (row) {
            // Says no more than whether the person has retired.
            case PersonRow _ -> true;
            case EnrolmentRow enrolment -> take(enrolment);
            case ContributionRow contribution -> {
                paid.computeIfAbsent(contribution.kind().insurance(), _ -> new PaidMonths())
                        .add(contribution);
                yield true;
            }
            case AccountRow account -> take(account);
            case BenefitRow each -> {
                hospitals += each.benefit() instanceof DesignatedHospital ? 1 : 0;
                yield benefits.put(each.benefit().subject(), each.benefit()) == null;
            }
        };
    }

    private boolean take(EnrolmentRow enrolment) {
        List<EnrolmentRow> kinds =
                enrolled.computeIfAbsent(
                        enrolment.kind().insurance(), _ -> new ArrayList<>(KINDS_MOSTLY));
        for (EnrolmentRow other : kinds) {
            if (other.kind().equals(enrolment.kind())) {
                return false;
            }
        }
        return kinds.add(enrolment);
    }

    private boolean take(AccountRow account) {
        if (accountKinds.contains(account.kind())) {
            return false;
        }
        delivered.merge(
                account.kind().insurance(),
                new Account(
                        account.balance(), account.creditedThisMonth(), account.spentThisYear()),
                Account::and);
        return accountKinds.add(account.kind());
    }

    private PersonRecords result(
            PersonRecords before, PersonRecords stays, DataDates dates, Optional<Boolean> retired) {
        Map<Insurance, Enrolment> enrolments = new EnumMap<>(Insurance.class);
        for (Insurance insurance : INSURANCES) {
            Enrolment stood = before.enrolments().get(insurance);
            List<EnrolmentRow> said = enrolled.get(insurance);
            if (said != null) {
                enrolments.put(
                        insurance, together(said, stood, retired, history(insurance, stood)));
            } else if (stood != null && retired.isEmpty()) {
                enrolments.put(insurance, again(stood, history(insurance, stood)));
            }
        }
        Map<Insurance, Account> accounts = new EnumMap<>(Insurance.class);
        accounts.putAll(stays.accounts());
        accounts.putAll(delivered);
        return stays.with(dates, enrolments, accounts, before.pensionPayments())
                .with(benefits.values());
    }

    private ContributionHistory history(Insurance insurance, @Nullable Enrolment stood) {
        ContributionHistory before =
                stood == null ? ContributionHistory.NOTHING : stood.contributions();
        PaidMonths months = paid.get(insurance);
        return months == null ? before : before.with(months.inOrder());
    }

    private static Enrolment together(
            List<EnrolmentRow> said,
            @Nullable Enrolment stood,
            Optional<Boolean> retired,
            ContributionHistory history) {
        Status working = Status.SUSPENDED;
        Scheme scheme = Scheme.RESIDENT;
        int monthsPaid = 0;
        int monthsInRow = 0;
        for (EnrolmentRow row : said) {
            working = row.status() == Status.PAYING ? Status.PAYING : working;
            scheme = row.kind().scheme() == Scheme.EMPLOYEE ? Scheme.EMPLOYEE : scheme;
            monthsPaid += row.monthsPaid();
            monthsInRow = Math.max(monthsInRow, row.monthsInRow());
        }
        boolean isRetired = retired.orElse(stood != null && stood.status() == Status.RETIRED);
        return new Enrolment(
                scheme, isRetired ? Status.RETIRED : working, monthsPaid, monthsInRow, history);
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
