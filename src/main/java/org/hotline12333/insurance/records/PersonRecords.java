package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is on record of one person, all of it of one delivery. Amounts in fen.
 *
 * <p>The names are those under which it is stored, for ever: what was written under a name must be
 * found under it in every later version, and a new name is absent in all that was written before.
 *
 * @param dates the months that these records cover
 * @param accounts with the insurances that keep one
 * @param pensionPayments oldest month first
 * @param labourCapacityGrade 1 (gravest) to 10, found after a work injury
 * @param pooledThisYear what the fund of all paid for treatment in the year of the data date
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PersonRecords(
        @JsonProperty("d") DataDates dates,
        @JsonProperty("e") Map<Insurance, Enrolment> enrolments,
        @JsonProperty("a") Map<Insurance, Account> accounts,
        @JsonProperty("p") List<PensionPayment> pensionPayments,
        @JsonProperty("u") Optional<UnemploymentBenefit> unemploymentBenefit,
        @JsonProperty("g") OptionalInt labourCapacityGrade,
        @JsonProperty("i") Optional<PensionDetails> pensionDetails,
        @JsonProperty("f") OptionalLong pooledThisYear,
        @JsonProperty("m") Optional<RegisteredMobile> mobile,
        @JsonProperty("c") Optional<SocialSecurityCard> card,
        @JsonProperty("w") Optional<Employer> employer,
        @JsonProperty("h") List<DesignatedHospital> hospitals) {
    /** Months of pensions that are kept. */
    private static final int PAYMENTS_MAX = 24;

    public PersonRecords {
        enrolments = sorted(enrolments);
        accounts = sorted(accounts);
        pensionPayments = List.copyOf(pensionPayments);
        hospitals = List.copyOf(hospitals);
    }

    /** With what deliveries of the first format say. */
    public PersonRecords(
            DataDates dates,
            Map<Insurance, Enrolment> enrolments,
            Map<Insurance, Account> accounts,
            List<PensionPayment> pensionPayments,
            Optional<UnemploymentBenefit> unemploymentBenefit,
            OptionalInt labourCapacityGrade) {
        this(
                dates,
                enrolments,
                accounts,
                pensionPayments,
                unemploymentBenefit,
                labourCapacityGrade,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** What a person receives or has: a delivery says it as it is on record. */
    public sealed interface Benefit
            permits PensionPayment,
                    UnemploymentBenefit,
                    WorkInjuryRecord.LabourCapacity,
                    PensionDetails,
                    MedicalRecord.Pooled,
                    RegisteredMobile,
                    SocialSecurityCard,
                    Employer,
                    DesignatedHospital {
        /** What a delivery says once of a person. */
        default Object subject() {
            return getClass();
        }
    }

    /** In one order, so that the same records are the same bytes. */
    private static <T> Map<Insurance, T> sorted(Map<Insurance, T> all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<Insurance, T> sorted = new EnumMap<>(Insurance.class);
        sorted.putAll(all);
        return Collections.unmodifiableMap(sorted);
    }

    /** Of a person whom a delivery does not know. */
    public static PersonRecords none(DataDates dates) {
        return new PersonRecords(
                dates, Map.of(), Map.of(), List.of(), Optional.empty(), OptionalInt.empty());
    }

    /** The same, as of another delivery. */
    public PersonRecords as(DataDates of) {
        return with(of, enrolments, accounts, pensionPayments);
    }

    /** The same but for these. */
    public PersonRecords with(
            Map<Insurance, Enrolment> otherEnrolments,
            Map<Insurance, Account> otherAccounts,
            List<PensionPayment> otherPayments) {
        return with(dates, otherEnrolments, otherAccounts, otherPayments);
    }

    /** The same, as of another delivery. */
    public PersonRecords with(
            DataDates otherDates,
            Map<Insurance, Enrolment> otherEnrolments,
            Map<Insurance, Account> otherAccounts,
            List<PensionPayment> otherPayments) {
        return new PersonRecords(
                otherDates,
                otherEnrolments,
                otherAccounts,
                otherPayments,
                unemploymentBenefit,
                labourCapacityGrade,
                pensionDetails,
                pooledThisYear,
                mobile,
                card,
                employer,
                hospitals);
    }

    /** The same with what a delivery says of benefits in place of what stood for each. */
    public PersonRecords with(Collection<Benefit> said) {
        if (said.isEmpty()) {
            return this;
        }
        SortedMap<YearMonth, PensionPayment> payments = new TreeMap<>();
        pensionPayments.forEach(payment -> payments.put(payment.month(), payment));
        Optional<UnemploymentBenefit> unemployment = unemploymentBenefit;
        OptionalInt grade = labourCapacityGrade;
        Optional<PensionDetails> details = pensionDetails;
        OptionalLong pooled = pooledThisYear;
        Optional<RegisteredMobile> telephone = mobile;
        Optional<SocialSecurityCard> latest = card;
        Optional<Employer> pays = employer;
        List<DesignatedHospital> chosen = new ArrayList<>();
        for (Benefit benefit : said) {
            switch (benefit) {
                case PensionPayment payment -> payments.put(payment.month(), payment);
                case UnemploymentBenefit granted ->
                        unemployment = Optional.of(granted).filter(left -> left.monthsLeft() > 0);
                case WorkInjuryRecord.LabourCapacity capacity ->
                        grade = OptionalInt.of(capacity.grade());
                case PensionDetails of -> details = Optional.of(of);
                case MedicalRecord.Pooled paid -> pooled = OptionalLong.of(paid.thisYear());
                case RegisteredMobile registered -> telephone = Optional.of(registered);
                case SocialSecurityCard delivered -> latest = Optional.of(delivered);
                case Employer named -> pays = Optional.of(named);
                case DesignatedHospital hospital -> chosen.add(hospital);
            }
        }
        List<PensionPayment> newest =
                payments.values().stream()
                        .skip(Math.max(0, payments.size() - PAYMENTS_MAX))
                        .toList();
        return new PersonRecords(
                dates,
                enrolments,
                accounts,
                newest,
                unemployment,
                grade,
                details,
                pooled,
                telephone,
                latest,
                pays,
                chosen.isEmpty() ? hospitals : chosen);
    }

    /** All that the person receives or has. */
    public List<Benefit> benefits() {
        List<Benefit> all = new ArrayList<>(pensionPayments);
        unemploymentBenefit.ifPresent(all::add);
        labourCapacityGrade.ifPresent(grade -> all.add(new WorkInjuryRecord.LabourCapacity(grade)));
        pensionDetails.ifPresent(all::add);
        pooledThisYear.ifPresent(paid -> all.add(new MedicalRecord.Pooled(paid)));
        mobile.ifPresent(all::add);
        card.ifPresent(all::add);
        employer.ifPresent(all::add);
        all.addAll(hospitals);
        return all;
    }

    Optional<Enrolment> enrolment(Insurance insurance) {
        return Optional.ofNullable(enrolments.get(insurance));
    }

    /** Of an insurance that the person may not be in. */
    ContributionHistory contributions(Insurance insurance) {
        return enrolment(insurance)
                .map(Enrolment::contributions)
                .orElse(ContributionHistory.NOTHING);
    }

    /** With an insurance whose enrolment has one. */
    Account account(Insurance insurance) {
        return Optional.ofNullable(accounts.get(insurance))
                .orElseThrow(
                        () -> new IllegalStateException("no account is on record: " + insurance));
    }

    /** Nobody's figures are printed by accident. */
    @Override
    public String toString() {
        return "PersonRecords[" + dates + "]";
    }
}
