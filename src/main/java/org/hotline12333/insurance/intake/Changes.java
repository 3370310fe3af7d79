package org.hotline12333.insurance.intake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.ContributionSum;
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
    private final Map<Insurance, ContributionSum> sums = new EnumMap<>(Insurance.class);
    private final LargestDifferences largest = new LargestDifferences();

    /** Of somebody of whom nothing was known. */
    void note(PersonRecords newcomer) {
        note(Optional.empty(), newcomer, List.of());
    }

    /**
     * @param said of the person in this delivery
     */
    void note(Optional<PersonRecords> before, PersonRecords after, List<Said> said) {
        before.ifPresent(stood -> largest.note(stood, after, said));
        people++;
        fresh += before.isEmpty() ? 1 : 0;
        changed +=
                before.filter(stood -> !stood.as(after.dates()).equals(after)).isPresent() ? 1 : 0;
        after.enrolments()
                .forEach((insurance, enrolment) -> note(insurance, enrolment.contributions()));
        before.ifPresent(stood -> corrected += monthsOther(stood, after));
    }

    private void note(Insurance insurance, ContributionHistory now) {
        uncredited += now.uncreditedMonths();
        sums.merge(insurance, ContributionSum.of(now), ContributionSum::and);
    }

    private static long monthsOther(PersonRecords before, PersonRecords after) {
        long months = 0;
        for (Map.Entry<Insurance, Enrolment> stood : before.enrolments().entrySet()) {
            Enrolment now = after.enrolments().get(stood.getKey());
            months +=
                    stood.getValue()
                            .contributions()
                            .monthsOtherIn(
                                    now == null
                                            ? ContributionHistory.NOTHING
                                            : now.contributions());
        }
        return months;
    }

    void noteGone() {
        gone++;
    }

    Map<Insurance, ContributionSum> sums() {
        return sums;
    }

    long people() {
        return people;
    }

    IntakeReport report(DataDates dates, Map<Insurance, ContributionSum> sumsBefore) {
        return new IntakeReport(
                dates,
                people,
                fresh,
                gone,
                changed,
                corrected,
                uncredited,
                sums,
                sumsBefore,
                largest.all());
    }
}
