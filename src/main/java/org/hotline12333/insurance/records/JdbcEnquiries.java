package org.hotline12333.insurance.records;

import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.audit.Audit.Entry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;

/** Enquiries over the database, one class for each question. */
public final class JdbcEnquiries implements Enquiries {
    private final Transactions transactions;
    private final Audit audit;
    private final SelectDataDates dataDates;
    private final SelectPension pension;
    private final SelectMedical medical;
    private final SelectUnemployment unemployment;
    private final SelectWorkInjury workInjury;
    private final SelectEnrolment enrolments;
    private final SelectContributions contributions;

    public JdbcEnquiries(Database database, Audit audit) {
        transactions = database.transactions();
        this.audit = audit;
        dataDates = new SelectDataDates(database.sql());
        pension = new SelectPension(database.sql());
        medical = new SelectMedical(database.sql());
        unemployment = new SelectUnemployment(database.sql());
        workInjury = new SelectWorkInjury(database.sql());
        enrolments = new SelectEnrolment(database.sql());
        contributions = new SelectContributions(database.sql());
    }

    @Override
    public DataDates dataDates() {
        return Transactions.alone(dataDates::get);
    }

    @Override
    public PensionRecord pension(PersonId person, Enquirer enquirer) {
        return answer(person, enquirer, Enquiry.PENSION, "", () -> pension.of(person));
    }

    @Override
    public MedicalRecord medical(PersonId person, Enquirer enquirer) {
        return answer(person, enquirer, Enquiry.MEDICAL, "", () -> medical.of(person));
    }

    @Override
    public UnemploymentRecord unemployment(PersonId person, Enquirer enquirer) {
        return answer(person, enquirer, Enquiry.UNEMPLOYMENT, "", () -> unemployment.of(person));
    }

    @Override
    public WorkInjuryRecord workInjury(PersonId person, Enquirer enquirer) {
        return answer(person, enquirer, Enquiry.WORK_INJURY, "", () -> workInjury.of(person));
    }

    @Override
    public MaternityRecord maternity(PersonId person, Enquirer enquirer) {
        return answer(person, enquirer, Enquiry.MATERNITY, "", () -> maternity(person));
    }

    private MaternityRecord maternity(PersonId person) {
        return enrolments
                .of(person, Insurance.MATERNITY)
                .<MaternityRecord>map(enrolment ->
                        new MaternityRecord.Insured(enrolment.status(), enrolment.monthsInRow()))
                .orElseGet(MaternityRecord.NotInsured::new);
    }

    @Override
    public Optional<Contribution> latestContribution(PersonId person, Enquirer enquirer) {
        return answer(
                person,
                enquirer,
                Enquiry.LATEST_CONTRIBUTION,
                "",
                () -> contributions.latest(person));
    }

    @Override
    public Optional<MonthRecord> contributionBefore(
            PersonId person, YearMonth month, Enquirer enquirer) {
        return answer(
                person,
                enquirer,
                Enquiry.CONTRIBUTION_BEFORE,
                month.toString(),
                () -> contributions.before(person, month));
    }

    @Override
    public MonthRecord contributionOf(PersonId person, YearMonth month, Enquirer enquirer) {
        return answer(
                person,
                enquirer,
                Enquiry.CONTRIBUTION_OF_MONTH,
                month.toString(),
                () -> contributions.of(person, month));
    }

    @Override
    public YearRecord contributionsOf(PersonId person, Year year, Enquirer enquirer) {
        return answer(
                person,
                enquirer,
                Enquiry.CONTRIBUTIONS_OF_YEAR,
                year.toString(),
                () -> contributions.of(person, year));
    }

    private <T> T answer(
            PersonId person,
            Enquirer enquirer,
            Enquiry enquiry,
            String detail,
            Supplier<T> question) {
        return transactions.inOne(() -> {
            T answer = question.get();
            Entry entry = new Entry(Optional.of(person), enquirer, enquiry, detail);
            audit.write(entry, Audit.ANSWERED);
            return answer;
        });
    }
}
