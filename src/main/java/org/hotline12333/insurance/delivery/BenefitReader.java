package org.hotline12333.insurance.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.insurance.records.PersonRecords.Benefit;

/** Rows of benefits: what a benefit does not have is empty. */
final class BenefitReader implements RowForm, FieldSource<RowFault> {
    private static final List<Column> COLUMNS = DeliveryFile.BENEFITS.columns();
    private static final int TAIL_LENGTH = 4;
    private static final int MOBILE_LENGTH = 11;

    private final Fields fields;
    private final People people;

    BenefitReader(Fields fields, People people) {
        this.fields = fields;
        this.people = people;
    }

    @Override
    public BenefitRow read() throws RowFault {
        String person = fields.person(0);
        BenefitForm form = BenefitForm.of(this);
        for (int i = 2; i < COLUMNS.size(); i++) {
            if (!form.columns().contains(COLUMNS.get(i))) {
                fields.absent(i, form.name());
            }
        }
        Benefit benefit = form.read(this);
        people.demandKnown(person, fields);
        return new BenefitRow(person, benefit);
    }

    private static int at(Column column) {
        return COLUMNS.indexOf(column);
    }

    @Override
    public <E extends Enum<E>> E word(Column column, E[] words) throws RowFault {
        return fields.word(at(column), words);
    }

    @Override
    public YearMonth month(Column column) throws RowFault {
        return fields.month(at(column));
    }

    @Override
    public long fen(Column column) throws RowFault {
        return fields.fenNotNegative(at(column));
    }

    @Override
    public int count(Column column, int min, int max) throws RowFault {
        return fields.count(at(column), min, max);
    }

    @Override
    public LocalDate date(Column column) throws RowFault {
        return fields.date(at(column));
    }

    @Override
    public Optional<LocalDate> dateIfAny(Column column) throws RowFault {
        return fields.dateIfAny(at(column));
    }

    @Override
    public String tail(Column column) throws RowFault {
        String tail = fields.letters(at(column));
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

    @Override
    public String name(Column column) throws RowFault {
        String name = fields.letters(at(column));
        Optional<String> wrong = GivenName.fault(name);
        if (wrong.isPresent()) {
            throw fields.fault(
                    DeliveryProblem.NAME, wrong.get(), "write the name as it is read aloud");
        }
        return name;
    }

    @Override
    public String mobile(Column column) throws RowFault {
        String mobile = fields.letters(at(column));
        if (mobile.length() != MOBILE_LENGTH || !TelephoneNumber.of(mobile).isOrdinary()) {
            throw fields.noNumber(
                    DeliveryProblem.NUMBER,
                    () ->
                            fields.fault(
                                    DeliveryProblem.NUMBER,
                                    "is no mobile telephone",
                                    "write its 11 digits, and nothing before them"));
        }
        return mobile;
    }
}
