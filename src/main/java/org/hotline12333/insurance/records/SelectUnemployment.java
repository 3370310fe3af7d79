package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.UnemploymentRecord.Benefit;
import org.hotline12333.insurance.records.UnemploymentRecord.Insured;
import org.hotline12333.insurance.records.UnemploymentRecord.NotInsured;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The unemployment insurance of a person. */
final class SelectUnemployment {
    private final JdbcClient sql;
    private final SelectEnrolment enrolments;

    SelectUnemployment(JdbcClient sql) {
        this.sql = sql;
        enrolments = new SelectEnrolment(sql);
    }

    UnemploymentRecord of(PersonId person) {
        Optional<UnemploymentRecord> benefit = benefit(person);
        return benefit.or(() -> insured(person)).orElseGet(NotInsured::new);
    }

    private Optional<UnemploymentRecord> insured(PersonId person) {
        return enrolments
                .of(person, Insurance.UNEMPLOYMENT)
                .map(enrolment -> new Insured(enrolment.status(), enrolment.monthsPaid()));
    }

    private Optional<UnemploymentRecord> benefit(PersonId person) {
        return sql.sql(
                        """
                        select monthly_amount, months_left, last_paid_on
                        from unemployment_benefit where person = ?
                        """)
                .param(person.value())
                .query((row, _) ->
                        (UnemploymentRecord)
                                new Benefit(
                                        row.getLong("monthly_amount"),
                                        row.getInt("months_left"),
                                        Optional.ofNullable(
                                                row.getObject("last_paid_on", LocalDate.class))))
                .optional();
    }
}
