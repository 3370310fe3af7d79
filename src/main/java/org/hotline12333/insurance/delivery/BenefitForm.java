package org.hotline12333.insurance.delivery;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hotline12333.insurance.delivery.BenefitRow.Benefit;
import org.hotline12333.insurance.delivery.BenefitRow.Capacity;
import org.hotline12333.insurance.delivery.BenefitRow.Pension;
import org.hotline12333.insurance.delivery.BenefitRow.Unemployment;

/** Rows of benefits: what a benefit does not have is empty. */
final class BenefitForm implements RowForm {
    private static final int MONTH = 2;
    private static final int AMOUNT = 3;
    private static final int PAID_ON = 4;
    private static final int TAIL = 5;
    private static final int MONTHS_LEFT = 6;
    private static final int GRADE = 7;
    private static final int GRADE_MAX = 10;
    private static final int TAIL_LENGTH = 4;

    /** As the column has them. */
    enum Sort {
        PENSION,
        UNEMPLOYMENT,
        CAPACITY
    }

    private final Fields fields;
    private final People people;
    private final Codes<Sort> sorts =
            new Codes<>(
                    Arrays.stream(Sort.values())
                            .collect(Collectors.toMap(Sort::name, Function.identity())));

    BenefitForm(Fields fields, People people) {
        this.fields = fields;
        this.people = people;
    }

    @Override
    public BenefitRow read() throws RowFault {
        String person = fields.person(0);
        Sort sort = sort();
        Benefit benefit =
                switch (sort) {
                    case PENSION -> pension();
                    case UNEMPLOYMENT -> unemployment();
                    case CAPACITY -> capacity();
                };
        people.demandKnown(person, fields);
        return new BenefitRow(person, benefit);
    }

    private Sort sort() throws RowFault {
        Sort sort = fields.codeIfAny(1, sorts);
        if (sort == null) {
            throw fields.fault(
                    DeliveryProblem.CODE,
                    "is no benefit",
                    "write PENSION, UNEMPLOYMENT or CAPACITY");
        }
        return sort;
    }

    private Pension pension() throws RowFault {
        demandEmpty(Sort.PENSION, MONTHS_LEFT, GRADE);
        return new Pension(
                fields.month(MONTH), fields.fenNotNegative(AMOUNT), fields.date(PAID_ON), tail());
    }

    private String tail() throws RowFault {
        String tail = fields.letters(TAIL);
        if (tail.length() != TAIL_LENGTH || !tail.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw fields.noNumber(
                    DeliveryProblem.NUMBER,
                    () ->
                            fields.fault(
                                    DeliveryProblem.NUMBER,
                                    "is no tail of an account",
                                    "write its last 4 digits, and no more"));
        }
        return tail;
    }

    private Unemployment unemployment() throws RowFault {
        demandEmpty(Sort.UNEMPLOYMENT, MONTH, TAIL, GRADE);
        return new Unemployment(
                fields.fenNotNegative(AMOUNT),
                fields.count(MONTHS_LEFT, 0, Limits.MONTHS_MAX),
                fields.dateIfAny(PAID_ON));
    }

    private Capacity capacity() throws RowFault {
        demandEmpty(Sort.CAPACITY, MONTH, AMOUNT, PAID_ON, TAIL, MONTHS_LEFT);
        return new Capacity(fields.count(GRADE, 1, GRADE_MAX));
    }

    private void demandEmpty(Sort sort, int... columns) throws RowFault {
        for (int column : columns) {
            fields.absent(column, sort.name());
        }
    }
}
