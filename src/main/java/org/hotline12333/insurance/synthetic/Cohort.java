package org.hotline12333.insurance.synthetic;

import java.time.LocalDate;
import java.time.Month;

/**
 * Who is born in the same years, and the places on which they are numbered. The years of two
 * cohorts never meet, so that no two people have one ID number.
 */
enum Cohort {
    /** Those who begin to work: each generation is born in the two years after the one before. */
    YOUTH(0, 730, 23),
    /** Those who retire, in the same way. */
    NEAR_RETIREMENT(1, 730, 61),
    WORKING(2, LocalDate.of(1974, Month.JANUARY, 1), LocalDate.of(1997, Month.JANUARY, 1)),
    RETIRED(3, LocalDate.of(1932, Month.JANUARY, 1), LocalDate.of(1956, Month.JANUARY, 1)),
    CHILDREN(4, LocalDate.of(2013, Month.JANUARY, 1), LocalDate.of(2022, Month.JANUARY, 1));

    /** Sequence numbers of one day of birth. */
    private static final int A_DAY = 1000;

    /** A prime that divides no number of days and no thousand: it scatters, and loses nobody. */
    private static final long STRIDE = 1_000_003;

    private final int number;
    private final int days;
    private final int yearsBefore;
    private final LocalDate first;

    Cohort(int number, LocalDate first, LocalDate end) {
        this.number = number;
        days = Math.toIntExact(end.toEpochDay() - first.toEpochDay());
        yearsBefore = 0;
        this.first = first;
    }

    Cohort(int number, int days, int yearsBefore) {
        this.number = number;
        this.days = days;
        this.yearsBefore = yearsBefore;
        first = LocalDate.EPOCH;
    }

    /**
     * A day of birth and a sequence number of that day.
     *
     * @param town which of the towns; each has all days to itself
     * @param member which of the cohort in that town
     * @param generation the month to which those of this generation begin, where there are several
     */
    Birth birth(int town, long member, int generation, Draw seed) {
        long all = (long) days * A_DAY;
        long place = (member * STRIDE + seed.below(all, Draw.Of.ID_NUMBER, number)) % all;
        LocalDate begin =
                yearsBefore == 0
                        ? first
                        : Months.month(generation - yearsBefore * Months.A_YEAR).atDay(1);
        return new Birth(town, begin.plusDays(place / A_DAY), (int) (place % A_DAY));
    }

    /** How many of a town can be numbered. */
    long room() {
        return (long) days * A_DAY;
    }

    /** Where, when, and which of that day. */
    record Birth(int town, LocalDate day, int sequence) {
        private static final int NOWHERE = 990_000;

        /** The 17 symbols before the check digit. */
        String body() {
            int date = day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
            return String.valueOf(NOWHERE + town)
                    + date
                    + String.valueOf(A_DAY + sequence).substring(1);
        }

        int month() {
            return day.getYear() * Months.A_YEAR + day.getMonthValue() - 1;
        }
    }
}
