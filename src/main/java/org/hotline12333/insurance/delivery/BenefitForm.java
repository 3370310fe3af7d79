package org.hotline12333.insurance.delivery;

import static org.hotline12333.insurance.delivery.Column.AAE003;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords.Benefit;
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
    CAPACITY(Own.GRADE);

    /** Columns that only benefits have. */
    private interface Own {
        Column AMOUNT = Column.of("amount", "the pension, or the benefit of a month", "yuan");
        Column PAID_ON = Column.of("paid_on", "when it was paid", "date");
        Column ACCOUNT_TAIL =
                Column.of("account_tail", "last digits of the bank account", "4 digits");
        Column MONTHS_LEFT = Column.of("months_left", "months of benefit that remain", "0 to 1200");
        Column GRADE = Column.of("grade", "grade of lost capacity for work", "1 to 10");
    }

    private static final BenefitForm[] ALL = values();
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
            case UNEMPLOYMENT -> {
                long amount = from.fen(Own.AMOUNT);
                Optional<LocalDate> paidOn = from.dateIfAny(Own.PAID_ON);
                yield new UnemploymentBenefit(
                        amount, from.count(Own.MONTHS_LEFT, 0, Limits.MONTHS_MAX), paidOn);
            }
            case CAPACITY -> new LabourCapacity(from.count(Own.GRADE, 1, GRADE_MAX));
        };
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
        }
    }
}
