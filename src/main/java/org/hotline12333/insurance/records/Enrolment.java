package org.hotline12333.insurance.records;

import java.util.Optional;

/**
 * How a person is enrolled with an insurance.
 *
 * @param monthsPaid how many months are credited
 * @param monthsInRow how many of them in a row up to the newest one
 */
record Enrolment(Scheme scheme, Status status, int monthsPaid, int monthsInRow) {
    static Optional<Enrolment> of(PersonRecords records, Insurance insurance) {
        return records.select(
                        """
                        select scheme, status, months_paid, months_in_row
                        from enrolment where person = ? and insurance = ?
                        """)
                .param(insurance.code())
                .query((row, _) ->
                        new Enrolment(
                                Scheme.of(row.getString("scheme")),
                                Status.of(row.getString("status")),
                                row.getInt("months_paid"),
                                row.getInt("months_in_row")))
                .optional();
    }
}
