package org.hotline12333.insurance.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.hotline12333.insurance.records.PersonRecords.Benefit;

/** The fields of one row behind the person's number, those that are not told empty. */
final class BenefitWriter implements FieldSink {
    private static final List<Column> COLUMNS = DeliveryFile.BENEFITS.columns();

    private final RowBytes line;
    private int next = 1;

    private BenefitWriter(RowBytes line) {
        this.line = line;
    }

    static void write(Benefit benefit, RowBytes line) {
        BenefitWriter row = new BenefitWriter(line);
        BenefitForm.write(benefit, row);
        row.emptyUpTo(COLUMNS.size());
    }

    private RowBytes at(Column column) {
        int place = COLUMNS.indexOf(column);
        if (place < next) {
            throw new IllegalStateException(column.title() + " is told out of its order");
        }
        emptyUpTo(place);
        next++;
        return line;
    }

    private void emptyUpTo(int place) {
        for (; next < place; next++) {
            line.none();
        }
    }

    @Override
    public void text(Column column, String text) {
        at(column).text(text);
    }

    @Override
    public void name(Column column, String name) {
        at(column).quoted(name);
    }

    @Override
    public void month(Column column, YearMonth month) {
        at(column).month(month);
    }

    @Override
    public void fen(Column column, long fen) {
        at(column).fen(fen);
    }

    @Override
    public void date(Column column, LocalDate date) {
        at(column).date(date);
    }
}
