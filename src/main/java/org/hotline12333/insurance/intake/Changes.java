package org.hotline12333.insurance.intake;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PersonRecords;

/** What becomes otherwise by a delivery, counted person by person. */
final class Changes {
    private long people;
    private long fresh;
    private long gone;
    private long changed;
    private long corrected;
    private long uncredited;

    void note(Optional<PersonRecords> before, PersonRecords after) {
        people++;
        fresh += before.isEmpty() ? 1 : 0;
        changed +=
                before.filter(stood -> !stood.as(after.dates()).equals(after)).isPresent() ? 1 : 0;
        for (Insurance insurance : Insurance.values()) {
            ContributionHistory now = history(after, insurance);
            uncredited += now.months().filter(month -> !month.credited()).count();
            before.map(stood -> history(stood, insurance))
                    .filter(stood -> !stood.equals(now))
                    .ifPresent(stood -> corrected += corrected(stood, now));
        }
    }

    void noteGone() {
        gone++;
    }

    private static ContributionHistory history(PersonRecords records, Insurance insurance) {
        return Optional.ofNullable(records.enrolments().get(insurance))
                .map(Enrolment::contributions)
                .orElse(ContributionHistory.NOTHING);
    }

    private static long corrected(ContributionHistory before, ContributionHistory after) {
        Map<YearMonth, Contribution> now = new HashMap<>();
        after.months().forEach(month -> now.put(month.month(), month));
        return before.months().filter(month -> !month.equals(now.get(month.month()))).count();
    }

    long people() {
        return people;
    }

    IntakeReport report(DataDates dates) {
        return new IntakeReport(dates, people, fresh, gone, changed, corrected, uncredited);
    }
}
