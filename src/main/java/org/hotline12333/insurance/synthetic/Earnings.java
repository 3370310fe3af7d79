package org.hotline12333.insurance.synthetic;

import java.util.Map;
import org.hotline12333.insurance.demo.DemoFile.Rate;
import org.hotline12333.insurance.records.Insurance;

/** What somebody pays a month from: it changes each July, and is corrected now and then. */
final class Earnings {
    /** A month in a hundred. */
    private static final int CORRECTED_OF = 100;

    private static final int BOOKED_AFTER_MIN = 2;
    private static final int BOOKED_AFTER = 6;

    /** Of the average wage, in thousandths, up and down. */
    private static final int A_YEAR_MORE_OR_LESS = 50;

    private static final long NO_EMPLOYER_PAYS_MIN = 10_000;

    private final Person person;
    private final Insurance insurance;
    private final Rate rate;
    private int year = Integer.MIN_VALUE;
    private long wage;
    private Paid paid = new Paid(0, 0, 0);

    /** In fen. */
    record Paid(long base, long personal, long employer) {
        Paid minus(Paid other) {
            return new Paid(
                    base - other.base, personal - other.personal, employer - other.employer);
        }
    }

    Earnings(Person person, Insurance insurance, Map<Insurance, Rate> rates) {
        this.person = person;
        this.insurance = insurance;
        rate = rates.getOrDefault(insurance, Rate.NOTHING);
    }

    /** What is paid for a month at first. */
    Paid paid(int month) {
        int of = Wages.insuranceYear(month);
        if (of != year) {
            year = of;
            wage = Wages.base(of, share(of));
            paid = from(wage);
        }
        return paid;
    }

    private int share(int of) {
        int drift = (int) person.draw().below(2 * A_YEAR_MORE_OR_LESS + 1, Draw.Of.YEARLY_WAGE, of);
        return person.life().wage(person.draw()) + drift - A_YEAR_MORE_OR_LESS;
    }

    private Paid from(long earned) {
        if (person.life() == Life.RESIDENT) {
            return new Paid(
                    0, NO_EMPLOYER_PAYS_MIN * (1 + person.draw().below(5, Draw.Of.WAGE)), 0);
        }
        boolean own = person.life() == Life.OWN_MEDICAL_BASE && insurance == Insurance.MEDICAL;
        long base = own ? Wages.wholeYuan(earned * 98 / 100) : earned;
        return new Paid(base, rate.personal(base), rate.employer(base));
    }

    /** What is right for the month last asked for, where that is found to be wrong. */
    Paid corrected(int month) {
        return from(Wages.within(year, wage * (isTooMuch(month) ? 9 : 11) / 10));
    }

    /** Whether all of it is refunded and paid anew; if not, the rest is paid. */
    boolean isTooMuch(int month) {
        return person.draw().below(2, Draw.Of.CORRECTION_FORM, month) == 0;
    }

    /** The month in which a correction of another is booked. */
    int booked(int month) {
        Paid first = paid(month);
        if (person.draw().below(CORRECTED_OF, Draw.Of.CORRECTED, month) > 0
                || corrected(month).equals(first)) {
            return Life.NEVER;
        }
        return month
                + BOOKED_AFTER_MIN
                + (int) person.draw().below(BOOKED_AFTER, Draw.Of.CORRECTION_BOOKED, month);
    }
}
