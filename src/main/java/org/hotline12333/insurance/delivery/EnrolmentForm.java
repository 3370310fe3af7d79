package org.hotline12333.insurance.delivery;

import java.util.Optional;
import org.hotline12333.insurance.records.Status;
import org.jspecify.annotations.Nullable;

/** Rows of enrolments. */
final class EnrolmentForm implements RowForm {
    private final Fields fields;
    private final People people;
    private final Codes<Optional<Kind>> kinds;
    private final Codes<Standing> standings;

    EnrolmentForm(Fields fields, People people, AgencyTable table) {
        this.fields = fields;
        this.people = people;
        this.kinds = new Codes<>(Kinds.of(table));
        this.standings = new Codes<>(table.standings());
    }

    @Override
    public @Nullable EnrolmentRow read() throws RowFault {
        String person = fields.person(0);
        Optional<Kind> kind = fields.code(1, kinds);
        Optional<Status> status = fields.code(2, standings).status();
        int months = fields.count(3, 0, Limits.MONTHS_MAX);
        int inRow = fields.count(4, 0, Limits.MONTHS_MAX);
        people.demandKnown(person, fields);
        return kind.isPresent() && status.isPresent()
                ? new EnrolmentRow(person, kind.get(), status.get(), months, inRow)
                : null;
    }
}
