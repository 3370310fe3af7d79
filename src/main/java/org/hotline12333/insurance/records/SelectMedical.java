package org.hotline12333.insurance.records;

import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.SelectEnrolment.Enrolment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The medical insurance of a person. */
final class SelectMedical {
    private final JdbcClient sql;
    private final SelectEnrolment enrolments;

    SelectMedical(JdbcClient sql) {
        this.sql = sql;
        enrolments = new SelectEnrolment(sql);
    }

    MedicalRecord of(PersonId person) {
        return enrolments
                .of(person, Insurance.MEDICAL)
                .map(enrolment -> record(person, enrolment))
                .orElseGet(MedicalRecord.NotInsured::new);
    }

    private MedicalRecord record(PersonId person, Enrolment enrolment) {
        return switch (enrolment.scheme()) {
            case EMPLOYEE -> account(person, enrolment.status());
            case RESIDENT -> new MedicalRecord.Resident(enrolment.status());
        };
    }

    private MedicalRecord account(PersonId person, Status status) {
        return sql.sql(
                        """
                        select balance, credited_this_month, spent_this_year
                        from medical_account where person = ?
                        """)
                .param(person.value())
                .query((row, _) ->
                        new MedicalRecord.Account(
                                status,
                                row.getLong("balance"),
                                row.getLong("credited_this_month"),
                                row.getLong("spent_this_year")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("no medical account: " + person));
    }
}
