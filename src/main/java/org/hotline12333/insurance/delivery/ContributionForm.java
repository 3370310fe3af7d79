package org.hotline12333.insurance.delivery;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Rows of contributions, and what they come to. */
final class ContributionForm implements RowForm {
    private final Fields fields;
    private final People people;
    private final Sums sums;

    ContributionForm(Fields fields, People people, Sums sums) {
        this.fields = fields;
        this.people = people;
        this.sums = sums;
    }

    @Override
    public @Nullable ContributionRow read() throws RowFault {
        String person = fields.person(0);
        Sums.Account account = fields.code(1, sums.byCode());
        YearMonth forMonth = fields.month(2);
        YearMonth bookedIn = fields.month(3);
        long base = fields.fen(4);
        long personal = fields.fen(5);
        long employer = fields.fen(6);
        boolean credited = fields.flag(7);
        if ((base | personal | employer) < 0 && !bookedIn.isAfter(forMonth)) {
            throw fields.negative(base < 0 ? 4 : personal < 0 ? 5 : 6);
        }
        people.demandKnown(person, fields);
        account.add(personal, employer);
        Kind kind = account.kind();
        return kind == null
                ? null
                : new ContributionRow(
                        person, kind, forMonth, bookedIn, base, personal, employer, credited);
    }

    /** The manifest's sums are of all rows: so are ours, as far as they can be read. */
    @Override
    public void rejected() {
        try {
            sums.reject(fields.letters(1), fields.fen(5), fields.fen(6));
        } catch (RowFault _) {
            sums.unreadable();
        }
    }

    @Override
    public void unreadable() {
        sums.unreadable();
    }
}
