package org.hotline12333.insurance.delivery;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of accounts. */
final class AccountForm implements RowForm {
    private final Fields fields;
    private final People people;
    private final Codes<Optional<Kind>> kinds;

    AccountForm(Fields fields, People people, AgencyTable table) {
        this.fields = fields;
        this.people = people;
        this.kinds = new Codes<>(Kinds.of(table));
    }

    @Override
    public @Nullable AccountRow read() throws RowFault {
        String person = fields.person(0);
        Optional<Kind> kind = fields.code(1, kinds);
        long balance = fields.fenNotNegative(2);
        long credited = fields.fenNotNegative(3);
        long spent = fields.fenNotNegative(4);
        people.demandKnown(person, fields);
        return kind.isPresent()
                ? new AccountRow(person, kind.get(), balance, credited, spent)
                : null;
    }
}
