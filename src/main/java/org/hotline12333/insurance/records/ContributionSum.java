package org.hotline12333.insurance.records;

import java.util.EnumMap;
import java.util.Map;

/** What contributions come to; amounts in fen. */
public record ContributionSum(long months, long personal, long employer) {
    public static final ContributionSum NOTHING = new ContributionSum(0, 0, 0);

    /** Of all months of a history. */
    public static ContributionSum of(ContributionHistory history) {
        long months = 0;
        long personal = 0;
        long employer = 0;
        for (ContributionRun run : history.runs()) {
            months += run.months();
            personal = Math.addExact(personal, Math.multiplyExact(run.months(), run.personal()));
            employer = Math.addExact(employer, Math.multiplyExact(run.months(), run.employer()));
        }
        return new ContributionSum(months, personal, employer);
    }

    /** Of a person, by insurance. */
    public static Map<Insurance, ContributionSum> of(PersonRecords records) {
        Map<Insurance, ContributionSum> sums = new EnumMap<>(Insurance.class);
        records.enrolments()
                .forEach((insurance, enrolment) ->
                        sums.put(insurance, of(enrolment.contributions())));
        return sums;
    }

    /** Both together. */
    public ContributionSum and(ContributionSum other) {
        return new ContributionSum(
                Math.addExact(months, other.months),
                Math.addExact(personal, other.personal),
                Math.addExact(employer, other.employer));
    }
}
