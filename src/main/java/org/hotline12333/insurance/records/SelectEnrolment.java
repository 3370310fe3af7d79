package org.hotline12333.insurance.records;

import java.util.Arrays;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a person is enrolled with an insurance. */
public final class SelectEnrolment {
    private final JdbcClient sql;

    SelectEnrolment(JdbcClient sql) {
        this.sql = sql;
    }

    /** Which books a person is in. */
    public enum Scheme {
        EMPLOYEE("EMPLOYEE"),
        RESIDENT("RESIDENT");

        private final String stored;

        Scheme(String stored) {
            this.stored = stored;
        }

        /** Its name in the database. */
        public String stored() {
            return stored;
        }

        /**
         * The one of this name.
         *
         * @throws IllegalArgumentException where there is none
         */
        public static Scheme of(String stored) {
            return Arrays.stream(values())
                    .filter(each -> each.stored.equals(stored))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such name is stored"));
        }
    }

    /**
     * One enrolment.
     *
     * @param monthsPaid how many months are credited
     * @param monthsInRow how many of them in a row up to the newest one
     */
    record Enrolment(Scheme scheme, Status status, int monthsPaid, int monthsInRow) {}

    Optional<Enrolment> of(PersonId person, Insurance insurance) {
        return sql.sql(
                        """
                        select scheme, status, months_paid, months_in_row
                        from enrolment where person = ? and insurance = ?
                        """)
                .params(person.value(), insurance.code())
                .query((row, _) ->
                        new Enrolment(
                                Scheme.of(row.getString("scheme")),
                                Status.of(row.getString("status")),
                                row.getInt("months_paid"),
                                row.getInt("months_in_row")))
                .optional();
    }
}
