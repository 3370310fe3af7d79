package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.SelectEnrolment.Enrolment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The old-age insurance of a person. */
final class SelectPension {
    private final JdbcClient sql;
    private final SelectEnrolment enrolments;

    SelectPension(JdbcClient sql) {
        this.sql = sql;
        enrolments = new SelectEnrolment(sql);
    }

    PensionRecord of(PersonId person) {
        return enrolments
                .of(person, Insurance.PENSION)
                .map(enrolment -> record(person, enrolment))
                .orElseGet(PensionRecord.NotInsured::new);
    }

    private PensionRecord record(PersonId person, Enrolment enrolment) {
        int months = enrolment.monthsPaid();
        if (months == 0) {
            return new PensionRecord.NothingCredited();
        }
        Status status = enrolment.status();
        return switch (enrolment.scheme()) {
            case EMPLOYEE ->
                    new PensionRecord.Account(
                            status, balance(person), months, latestPayment(person));
            case RESIDENT -> new PensionRecord.Resident(status, balance(person), months);
        };
    }

    private long balance(PersonId person) {
        return sql.sql("select balance from pension_account where person = ?")
                .param(person.value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no pension account: " + person));
    }

    private Optional<PensionPayment> latestPayment(PersonId person) {
        return sql.sql(
                        """
                        select for_month, amount, paid_on, account_tail from pension_payment
                        where person = ? order by for_month desc fetch first 1 row only
                        """)
                .param(person.value())
                .query((row, _) ->
                        new PensionPayment(
                                YearMonth.from(row.getObject("for_month", LocalDate.class)),
                                row.getLong("amount"),
                                row.getObject("paid_on", LocalDate.class),
                                row.getString("account_tail")))
                .optional();
    }
}
