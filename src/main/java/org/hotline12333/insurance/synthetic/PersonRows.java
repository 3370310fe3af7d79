package org.hotline12333.insurance.synthetic;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.demo.DemoFile.Rate;
import org.hotline12333.insurance.records.DesignatedHospital;
import org.hotline12333.insurance.records.Employer;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.MedicalRecord.Pooled;
import org.hotline12333.insurance.records.PensionDetails;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords.Benefit;
import org.hotline12333.insurance.records.RegisteredMobile;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.SocialSecurityCard;
import org.hotline12333.insurance.records.SocialSecurityCard.Stage;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.records.UnemploymentBenefit;
import org.hotline12333.insurance.records.WorkInjuryRecord.LabourCapacity;

/** What a delivery tells of one person. */
final class PersonRows {
    private static final int PENSIONS_TOLD = 3;
    private static final int PENSION_DAY = 10;
    private static final int BENEFIT_DAY = 15;
    private static final long JIAO = 10;
    private static final int TAILS = 10_000;

    /** Hundredths of a percent. */
    private static final int BOOKED_RATE = 397;

    private static final LocalDate CARDS_BEGIN = LocalDate.of(2014, 1, 1);
    private static final int CARD_DAYS = 2_900;
    private static final Stage[] STAGES = Stage.values();

    private final Person person;
    private final String number;
    private final Map<String, Kind> kinds;
    private final Map<Insurance, Rate> rates;
    private final int from;
    private final int to;
    private final int retires;
    private final Consumer<? super DeliveryRow> sink;

    /**
     * Of one delivery.
     *
     * @param from the first month that it knows
     * @param to its newest
     */
    PersonRows(
            Person person,
            Map<String, Kind> kinds,
            Map<Insurance, Rate> rates,
            int from,
            int to,
            Consumer<? super DeliveryRow> sink) {
        this.person = person;
        this.kinds = kinds;
        this.rates = rates;
        this.from = from;
        this.to = to;
        this.sink = sink;
        number = person.personNumber();
        retires = person.retires();
    }

    void all() {
        sink.accept(
                new PersonRow(
                        number,
                        person.idNumber(),
                        person.socialSecurityNumber(),
                        isRetired(),
                        person.life().dies(person.phase(to))
                                ? Optional.of(
                                        Months.month(to)
                                                .atDay(
                                                        PENSION_DAY
                                                                + 1
                                                                + draw(15, Draw.Of.DAY_OF_DEATH)))
                                : Optional.empty()));
        for (String code : person.life().kinds()) {
            insured(Objects.requireNonNull(kinds.get(code)));
        }
        benefits();
    }

    private boolean isRetired() {
        return to >= retires;
    }

    private int draw(int bound, Draw.Of what) {
        return person.draw().below(bound, what);
    }

    /** Of those who retire the years before the records are carried, too. */
    private void insured(Kind kind) {
        Earnings earnings = new Earnings(person, kind.insurance(), rates);
        boolean spends = kind.insurance() == Insurance.MEDICAL;
        Account account = new Account(to, spends, person.index());
        int begins = person.begins();
        int monthsPaid = 0;
        int monthsInRow = 0;
        int latest = Life.UNPAID;
        int first = retires == Life.NEVER ? Math.max(begins, from) : begins;
        for (int month = first; month <= to && month < retires; month++) {
            int arrives = person.arrives(kind.insurance(), month);
            if (arrives == Life.UNPAID) {
                continue;
            }
            boolean credited = arrives <= to;
            long personal = month(kind, earnings, month, arrives);
            if (credited) {
                account.credit(month, personal);
                monthsPaid++;
                monthsInRow = latest == month - 1 ? monthsInRow + 1 : 1;
                latest = month;
            }
        }
        for (int month = retires; spends && month <= to; month++) {
            account.credit(month, pension(month) / 50);
        }
        enrolled(kind, monthsPaid, monthsInRow, account);
    }

    /** Its rows where the delivery knows it, and what the person paid in all. */
    private long month(Kind kind, Earnings earnings, int month, int arrives) {
        Earnings.Paid paid = earnings.paid(month);
        boolean known = month >= from;
        if (known) {
            contribution(kind, month, month, paid, arrives <= to);
        }
        int booked = arrives == month ? earnings.booked(month) : Life.NEVER;
        if (booked > to) {
            return paid.personal();
        }
        Earnings.Paid right = earnings.corrected(month);
        if (known && earnings.isTooMuch(month)) {
            contribution(kind, month, booked, new Earnings.Paid(0, 0, 0).minus(paid), true);
            contribution(kind, month, booked, right, true);
        } else if (known) {
            contribution(kind, month, booked, right.minus(paid), true);
        }
        return right.personal();
    }

    private void contribution(
            Kind kind, int month, int booked, Earnings.Paid paid, boolean credited) {
        sink.accept(
                new ContributionRow(
                        number,
                        kind,
                        Months.month(month),
                        Months.month(booked),
                        paid.base(),
                        paid.personal(),
                        paid.employer(),
                        credited));
    }

    private void enrolled(Kind kind, int monthsPaid, int monthsInRow, Account account) {
        boolean suspended = person.life().isSuspended(person.phase(to));
        sink.accept(
                new EnrolmentRow(
                        number,
                        kind,
                        suspended ? Status.SUSPENDED : Status.PAYING,
                        monthsPaid,
                        monthsInRow));
        if (kind.insurance() == Insurance.PENSION
                || (kind.insurance() == Insurance.MEDICAL && kind.scheme() == Scheme.EMPLOYEE)) {
            sink.accept(
                    new AccountRow(
                            number,
                            kind,
                            account.balance(),
                            account.creditedThisMonth(),
                            account.spentThisYear()));
        }
        if (kind.insurance() == Insurance.PENSION && person.life().isToldOfInterest()) {
            composition(account.balance());
        }
    }

    private void benefits() {
        for (int month = Math.max(Math.max(retires, from), to - PENSIONS_TOLD + 1);
                month <= to;
                month++) {
            YearMonth of = Months.month(month);
            benefit(new PensionPayment(of, pension(month), of.atDay(PENSION_DAY), accountTail()));
        }
        int spell = person.phase(to);
        if (person.life() == Life.BETWEEN_JOBS && spell < Life.BENEFIT_MONTHS) {
            benefit(
                    new UnemploymentBenefit(
                            100L * (1600 + person.draw().below(800, Draw.Of.BENEFIT, to - spell)),
                            Life.BENEFIT_MONTHS - spell,
                            spell == 0
                                    ? Optional.empty()
                                    : Optional.of(Months.month(to).atDay(BENEFIT_DAY))));
        }
        if (person.life() == Life.INJURED) {
            benefit(new LabourCapacity(1 + draw(10, Draw.Of.GRADE)));
        }
        details();
    }

    /** What agencies deliver when they can. */
    private void details() {
        Life life = person.life();
        if (life == Life.ALL_FIVE || life == Life.CHILD) {
            benefit(
                    new Pooled(
                            JIAO
                                    * person.draw()
                                            .below(200_000, Draw.Of.POOLED, to / Months.A_YEAR)));
        }
        if (draw(10, Draw.Of.MOBILE) > 3) {
            long own = person.draw().below(1_000_000, Draw.Of.MOBILE, 1);
            benefit(new RegisteredMobile("14000" + String.valueOf(1_000_000 + own).substring(1)));
        }
        card();
        if (life.hasEmployer() && !isRetired()) {
            benefit(new Employer(Names.employer(person.draw())));
        }
        if (life.kinds().stream().anyMatch(code -> code.startsWith("3"))) {
            Names.hospitals(person.draw()).forEach(name -> benefit(new DesignatedHospital(name)));
        }
    }

    private void card() {
        int stage = draw(STAGES.length * 4, Draw.Of.CARD);
        benefit(
                new SocialSecurityCard(
                        String.valueOf(TAILS + person.draw().below(TAILS, Draw.Of.CARD, 1))
                                .substring(1),
                        stage < STAGES.length ? STAGES[stage] : Stage.IN_USE,
                        CARDS_BEGIN.plusDays(person.draw().below(CARD_DAYS, Draw.Of.CARD, 2))));
    }

    /** A part of a balance, and months of before there were accounts. */
    private void composition(long balance) {
        benefit(
                new PensionDetails(
                        balance * draw(40, Draw.Of.INTEREST) / 100,
                        BOOKED_RATE,
                        draw(120, Draw.Of.DEEMED_MONTHS)));
    }

    private void benefit(Benefit benefit) {
        sink.accept(new BenefitRow(number, benefit));
    }

    /** In fen; it grows each January with the average wage. */
    private long pension(int month) {
        long share = 350L + draw(300, Draw.Of.PENSION);
        return Wages.average(month / Months.A_YEAR) * share / 1000 / JIAO * JIAO;
    }

    private String accountTail() {
        return String.valueOf(TAILS + draw(TAILS, Draw.Of.ACCOUNT_TAIL)).substring(1);
    }
}
