package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.function.Function;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.shelf.Audited;
import org.hotline12333.service.Enquirer;

/** The questions that tests ask of a store, under the names that the audit has had for ever. */
public record Enquiries(Audited gate) {
    /** Nothing is said of what is still to come. */
    static final DeliveryCalendar.AsOf NO_CALENDAR =
            new DeliveryCalendar(0, 1).asOf(LocalDate.of(2026, 11, 20));

    public PensionRecord pension(PersonId person, Enquirer enquirer) {
        return ask(
                person, enquirer, "PENSION", "", records -> PensionRecord.of(records, NO_CALENDAR));
    }

    public MedicalRecord medical(PersonId person, Enquirer enquirer) {
        return ask(person, enquirer, "MEDICAL", "", MedicalRecord::of);
    }

    UnemploymentRecord unemployment(PersonId person, Enquirer enquirer) {
        return ask(person, enquirer, "UNEMPLOYMENT", "", UnemploymentRecord::of);
    }

    WorkInjuryRecord workInjury(PersonId person, Enquirer enquirer) {
        return ask(person, enquirer, "WORK_INJURY", "", WorkInjuryRecord::of);
    }

    MaternityRecord maternity(PersonId person, Enquirer enquirer) {
        return ask(person, enquirer, "MATERNITY", "", MaternityRecord::of);
    }

    public MonthRecord.Latest latestContribution(PersonId person, Enquirer enquirer) {
        return ask(
                person,
                enquirer,
                "LATEST_CONTRIBUTION",
                "",
                records -> Contributions.latest(records, NO_CALENDAR));
    }

    MonthRecord.Older contributionBefore(PersonId person, YearMonth month, Enquirer enquirer) {
        return ask(
                person,
                enquirer,
                "CONTRIBUTION_BEFORE",
                month.toString(),
                records -> Contributions.before(records, month));
    }

    public MonthRecord.Named contributionOf(PersonId person, YearMonth month, Enquirer enquirer) {
        return ask(
                person,
                enquirer,
                "CONTRIBUTION_OF_MONTH",
                month.toString(),
                records -> Contributions.ofMonth(records, month, NO_CALENDAR));
    }

    YearRecord contributionsOf(PersonId person, Year year, Enquirer enquirer) {
        return ask(
                person,
                enquirer,
                "CONTRIBUTIONS_OF_YEAR",
                year.toString(),
                records -> Contributions.ofYear(records, year, NO_CALENDAR));
    }

    private <R> R ask(
            PersonId person,
            Enquirer enquirer,
            String audited,
            String detail,
            Function<PersonRecords, R> query) {
        return gate.ask(person, enquirer, new Question<>(audited, detail, query)).record();
    }
}
