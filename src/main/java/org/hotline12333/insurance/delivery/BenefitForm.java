package org.hotline12333.insurance.delivery;

import static org.hotline12333.insurance.delivery.Column.AAE003;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.insurance.records.DesignatedHospital;
import org.hotline12333.insurance.records.Employer;
import org.hotline12333.insurance.records.MedicalRecord.Pooled;
import org.hotline12333.insurance.records.PensionDetails;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords.Benefit;
import org.hotline12333.insurance.records.RegisteredMobile;
import org.hotline12333.insurance.records.SocialSecurityCard;
import org.hotline12333.insurance.records.SocialSecurityCard.Stage;
import org.hotline12333.insurance.records.UnemploymentBenefit;
import org.hotline12333.insurance.records.WorkInjuryRecord.LabourCapacity;

/**
 * A benefit in the fields of a row: its name, its columns, and how it is read from them and told to
 * them, in their order. Deliveries, what is laid aside of them, demo people and what an operator is
 * shown are made of this.
 */
public enum BenefitForm {
    PENSION(AAE003, Own.AMOUNT, Own.PAID_ON, Own.ACCOUNT_TAIL),
    UNEMPLOYMENT(Own.AMOUNT, Own.PAID_ON, Own.MONTHS_LEFT),
    CAPACITY(Own.GRADE),
    PENSION_ACCOUNT(Own.INTEREST, Own.RATE, Own.DEEMED_MONTHS),
    MEDICAL_POOLED(Own.POOLED_THIS_YEAR),
    MOBILE(Own.MOBILE),
    CARD(Own.CARD_TAIL, Own.CARD_STAGE, Own.CARD_SINCE),
    EMPLOYER(Own.AAB004),
    HOSPITAL(Own.HOSPITAL);

    /** Columns that only benefits have. */
    private interface Own {
        Column AMOUNT = Column.of("amount", "the pension, or the benefit of a month", "yuan");
        Column PAID_ON = Column.of("paid_on", "when it was paid", "date");
        Column ACCOUNT_TAIL =
                Column.of("account_tail", "last digits of the bank account", "4 digits");
        Column MONTHS_LEFT = Column.of("months_left", "months of benefit that remain", "0 to 1200");
        Column GRADE = Column.of("grade", "grade of lost capacity for work", "1 to 10");
        Column INTEREST = Column.later("interest", "how much of the balance is interest", "yuan");
        Column RATE =
                Column.later(
                        "rate",
                        "by which a year was booked last 记账利率",
                        "percent, two decimals at most");
        Column DEEMED_MONTHS =
                Column.later(
                        "deemed_months",
                        "months deemed to be paid 视同缴费, beside those paid",
                        "0 to 1200");
        Column POOLED_THIS_YEAR =
                Column.later(
                        "pooled_this_year", "what the pooled fund paid in the year 统筹支付", "yuan");
        Column MOBILE = Column.later("mobile", "mobile telephone that is registered", "11 digits");
        Column CARD_TAIL = Column.later("card_tail", "last digits of the card", "4 digits");
        Column CARD_STAGE = Column.later("card_stage", "how far the card is", "its name, below");
        Column CARD_SINCE = Column.later("card_since", "since when it is so", "date");
        Column AAB004 = Column.later("AAB004", "name of the employer 单位名称", "2 to 60 characters");
        Column HOSPITAL =
                Column.later(
                        "hospital",
                        "name of a designated hospital 定点医疗机构, 4 rows at most",
                        "2 to 60 characters");
    }

    private static final BenefitForm[] ALL = values();
    private static final Stage[] STAGES = Stage.values();
    private static final int GRADE_MAX = 10;

    @SuppressWarnings("ImmutableEnumChecker") // nobody can change it
    private final List<Column> columns;

    BenefitForm(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Its columns; all others are empty. */
    public List<Column> columns() {
        return columns;
    }

    /** The columns of a row of any of them. */
    static List<Column> ofAny() {
        return Stream.concat(
                        Stream.of(Column.AAC001, Column.BENEFIT),
                        Stream.of(ALL).flatMap(form -> form.columns.stream()))
                .distinct()
                .toList();
    }

    /** The form that the fields begin with. */
    public static <F extends Exception> BenefitForm of(FieldSource<F> from) throws F {
        return from.word(Column.BENEFIT, ALL);
    }

    /** What the fields behind it say. */
    public <F extends Exception> Benefit read(FieldSource<F> from) throws F {
        return switch (this) {
            case PENSION ->
                    new PensionPayment(
                            from.month(AAE003),
                            from.fen(Own.AMOUNT),
                            from.date(Own.PAID_ON),
                            from.tail(Own.ACCOUNT_TAIL));
            case UNEMPLOYMENT -> unemployment(from);
            case CAPACITY -> new LabourCapacity(from.count(Own.GRADE, 1, GRADE_MAX));
            case PENSION_ACCOUNT ->
                    new PensionDetails(
                            from.fen(Own.INTEREST),
                            from.fen(Own.RATE), // hundredths, as fen are
                            from.count(Own.DEEMED_MONTHS, 0, Limits.MONTHS_MAX));
            case MEDICAL_POOLED -> new Pooled(from.fen(Own.POOLED_THIS_YEAR));
            case MOBILE -> new RegisteredMobile(from.mobile(Own.MOBILE));
            case CARD ->
                    new SocialSecurityCard(
                            from.tail(Own.CARD_TAIL),
                            from.word(Own.CARD_STAGE, STAGES),
                            from.date(Own.CARD_SINCE));
            case EMPLOYER -> new Employer(from.name(Own.AAB004));
            case HOSPITAL -> new DesignatedHospital(from.name(Own.HOSPITAL));
        };
    }

    /** In the order of the columns, which is not that of the record. */
    private static <F extends Exception> UnemploymentBenefit unemployment(FieldSource<F> from)
            throws F {
        long amount = from.fen(Own.AMOUNT);
        Optional<LocalDate> paidOn = from.dateIfAny(Own.PAID_ON);
        return new UnemploymentBenefit(
                amount, from.count(Own.MONTHS_LEFT, 0, Limits.MONTHS_MAX), paidOn);
    }

    /** Tells a benefit, beginning with its form. */
    public static void write(Benefit benefit, FieldSink to) {
        switch (benefit) {
            case PensionPayment payment -> {
                to.word(Column.BENEFIT, PENSION);
                to.month(AAE003, payment.month());
                to.fen(Own.AMOUNT, payment.amount());
                to.date(Own.PAID_ON, payment.paidOn());
                to.text(Own.ACCOUNT_TAIL, payment.accountTail());
            }
            case UnemploymentBenefit granted -> {
                to.word(Column.BENEFIT, UNEMPLOYMENT);
                to.fen(Own.AMOUNT, granted.monthlyAmount());
                to.dateIfAny(Own.PAID_ON, granted.lastPaidOn());
                to.count(Own.MONTHS_LEFT, granted.monthsLeft());
            }
            case LabourCapacity capacity -> {
                to.word(Column.BENEFIT, CAPACITY);
                to.count(Own.GRADE, capacity.grade());
            }
            case PensionDetails details -> {
                to.word(Column.BENEFIT, PENSION_ACCOUNT);
                to.fen(Own.INTEREST, details.interest());
                to.fen(Own.RATE, details.rate());
                to.count(Own.DEEMED_MONTHS, details.deemedMonths());
            }
            case Pooled pooled -> {
                to.word(Column.BENEFIT, MEDICAL_POOLED);
                to.fen(Own.POOLED_THIS_YEAR, pooled.thisYear());
            }
            case RegisteredMobile registered -> {
                to.word(Column.BENEFIT, MOBILE);
                to.text(Own.MOBILE, registered.digits());
            }
            case SocialSecurityCard card -> {
                to.word(Column.BENEFIT, CARD);
                to.text(Own.CARD_TAIL, card.tail());
                to.word(Own.CARD_STAGE, card.stage());
                to.date(Own.CARD_SINCE, card.since());
            }
            case Employer employer -> {
                to.word(Column.BENEFIT, EMPLOYER);
                to.name(Own.AAB004, employer.name());
            }
            case DesignatedHospital hospital -> {
                to.word(Column.BENEFIT, HOSPITAL);
                to.name(Own.HOSPITAL, hospital.name());
            }
        }
    }
}
