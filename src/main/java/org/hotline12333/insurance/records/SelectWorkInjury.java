package org.hotline12333.insurance.records;

import org.hotline12333.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work injury insurance of a person. */
final class SelectWorkInjury {
    private final JdbcClient sql;
    private final SelectEnrolment enrolments;

    SelectWorkInjury(JdbcClient sql) {
        this.sql = sql;
        enrolments = new SelectEnrolment(sql);
    }

    WorkInjuryRecord of(PersonId person) {
        return enrolments
                .of(person, Insurance.WORK_INJURY)
                .map(enrolment -> record(person, enrolment.status()))
                .orElseGet(WorkInjuryRecord.NotInsured::new);
    }

    private WorkInjuryRecord record(PersonId person, Status status) {
        return sql.sql("select grade from labour_capacity where person = ?")
                .param(person.value())
                .query(Integer.class)
                .optional()
                .<WorkInjuryRecord>map(grade -> new WorkInjuryRecord.Graded(status, grade))
                .orElseGet(() -> new WorkInjuryRecord.Insured(status));
    }
}
