package org.hotline12333.insurance.synthetic;

import java.util.List;
import org.hotline12333.insurance.records.Insurance;

/**
 * How people live: each of the demo people, and whoever is about to retire. Of every thousand, so
 * many lead such a life; where it goes round, they stand one month apart, so that in every month as
 * many are in each part of it.
 */
enum Life {
    OWN_MEDICAL_BASE(150, Cohort.WORKING, Kinds.ALL),
    LATE(40, Cohort.WORKING, Kinds.PENSION_AND_MEDICAL) {
        @Override
        int arrives(int month, int phase) {
            return month + 1;
        }
    },
    RETIRED(144, Cohort.RETIRED, Kinds.PENSION_AND_MEDICAL) {
        @Override
        int retires(Person person) {
            return person.birth().month() + PENSION_AGE;
        }
    },
    ARREARS(36, Cohort.WORKING, Kinds.PENSION_AND_MEDICAL, Round.AGAIN, 36, 30) {
        @Override
        int arrives(int month, int phase) {
            return phase < 24 ? month : phase < 27 ? NEVER : UNPAID;
        }

        @Override
        boolean isSuspended(int phase) {
            return phase >= 27;
        }
    },
    RESIDENT(90, Cohort.WORKING, Kinds.RESIDENTS) {
        @Override
        int begins(Person person) {
            return RESIDENTS_BEGIN + person.draw().below(96, Draw.Of.WORK_BEGINS);
        }

        @Override
        boolean paysTo(Insurance insurance, int phase) {
            return insurance == Insurance.PENSION;
        }
    },
    NEWLY_INSURED(24, Cohort.YOUTH, Kinds.ALL, Round.ONCE, 24, 0) {
        @Override
        int arrives(int month, int phase) {
            return phase == 0 ? month + 1 : month;
        }
    },
    ALL_FIVE(240, Cohort.WORKING, Kinds.ALL, Round.AGAIN, 24, 12) {
        @Override
        boolean paysTo(Insurance insurance, int phase) {
            return insurance != Insurance.MATERNITY || phase != 0;
        }
    },
    OLD_BOOKS(10, Cohort.WORKING, Kinds.PENSION_AND_MEDICAL),
    PUBLIC_BODY(50, Cohort.WORKING, Kinds.PUBLIC_BODY),
    BETWEEN_JOBS(24, Cohort.WORKING, Kinds.WITH_UNEMPLOYMENT, Round.AGAIN, 24, 1) {
        @Override
        int arrives(int month, int phase) {
            return isSuspended(phase) || phase == 15 ? UNPAID : month;
        }

        @Override
        boolean isSuspended(int phase) {
            return phase < BENEFIT_MONTHS;
        }
    },
    INJURED(10, Cohort.WORKING, Kinds.WITH_WORK_INJURY),
    CHANGING_EMPLOYERS(30, Cohort.WORKING, Kinds.ALL, Round.AGAIN, 30, 20) {
        @Override
        int arrives(int month, int phase) {
            return isSuspended(phase) ? UNPAID : month + 2;
        }

        @Override
        boolean isSuspended(int phase) {
            return phase < 4;
        }
    },
    FIRST_MONTH(24, Cohort.YOUTH, Kinds.ALL, Round.ONCE, 24, 0),
    CEILING(40, Cohort.WORKING, Kinds.PENSION_AND_MEDICAL) {
        @Override
        int begins(Person person) {
            return person.birth().month() + MAJORITY;
        }

        @Override
        int wage(Draw draw) {
            return 2 * Wages.CEILING;
        }
    },
    CHILD(40, Cohort.CHILDREN, Kinds.CHILDREN) {
        @Override
        int begins(Person person) {
            return NEVER;
        }
    },
    TRAINEE(24, Cohort.YOUTH, Kinds.WORK_INJURY, Round.ONCE, 24, 3) {
        @Override
        int wage(Draw draw) {
            return Wages.FLOOR;
        }
    },
    LAST_WORKING_YEAR(24, Cohort.NEAR_RETIREMENT, Kinds.ALL, Round.ONCE, 24, 6) {
        @Override
        int retires(Person person) {
            return person.entered() + Months.A_YEAR;
        }

        @Override
        boolean dies(int phase) {
            return phase == 23;
        }
    };

    /** When that arrives which is not paid. */
    static final int UNPAID = Integer.MIN_VALUE;

    /** When that arrives which never does. */
    static final int NEVER = Integer.MAX_VALUE;

    /** How long unemployment benefit is granted for. */
    static final int BENEFIT_MONTHS = 6;

    private static final int MAJORITY = 18 * Months.A_YEAR;
    private static final int TRAINED = 22 * Months.A_YEAR;
    private static final int PENSION_AGE = 60 * Months.A_YEAR;
    private static final int RESIDENTS_BEGIN = 2012 * Months.A_YEAR;

    /** What becomes of somebody when the round is over. */
    private enum Round {
        /** It never is. */
        NONE,
        /** The same person begins it again. */
        AGAIN,
        /** Somebody else does, with numbers of their own. */
        ONCE
    }

    /** Which kinds of insurance somebody is in, by their codes. */
    private enum Kinds {
        ALL("110", "310", "210", "410", "510"),
        PENSION_AND_MEDICAL("110", "310"),
        WITH_UNEMPLOYMENT("110", "310", "210"),
        WITH_WORK_INJURY("110", "310", "410"),
        PUBLIC_BODY("120", "310"),
        WORK_INJURY("410"),
        RESIDENTS("170", "390"),
        CHILDREN("390");

        @SuppressWarnings("ImmutableEnumChecker") // nobody can change it
        private final List<String> codes;

        Kinds(String... codes) {
            this.codes = List.of(codes);
        }
    }

    private final int places;
    private final Cohort cohort;
    private final Kinds kinds;
    private final Round round;
    private final int period;
    private final int shown;

    Life(int places, Cohort cohort, Kinds kinds) {
        this(places, cohort, kinds, Round.NONE, 1, 0);
    }

    Life(int places, Cohort cohort, Kinds kinds, Round round, int period, int shown) {
        this.places = places;
        this.cohort = cohort;
        this.kinds = kinds;
        this.round = round;
        this.period = period;
        this.shown = shown;
    }

    /** Of a thousand. */
    int places() {
        return places;
    }

    Cohort cohort() {
        return cohort;
    }

    /** Codes of the kinds of insurance. */
    List<String> kinds() {
        return kinds.codes;
    }

    /** Months until it goes round. */
    int period() {
        return period;
    }

    /** Whether somebody else has the place afterwards. */
    boolean ends() {
        return round == Round.ONCE;
    }

    /** How far the first one has come in the month of the demo people. */
    int shown() {
        return shown;
    }

    private boolean isYoung() {
        return cohort == Cohort.YOUTH;
    }

    /** The first month that was ever paid; whoever is young has come for that. */
    int begins(Person person) {
        return isYoung()
                ? person.entered()
                : person.birth().month() + TRAINED + person.draw().below(36, Draw.Of.WORK_BEGINS);
    }

    /**
     * What is earned, in thousandths of the average wage: many little, few much, the young least.
     */
    int wage(Draw draw) {
        if (isYoung()) {
            return Wages.FLOOR + draw.below(300, Draw.Of.WAGE);
        }
        int luck = draw.below(1000, Draw.Of.WAGE);
        return Wages.FLOOR + luck * luck * 14 / 10_000;
    }

    /** The first month of a pension; of those who will not retire while we look, never. */
    int retires(Person person) {
        return NEVER;
    }

    /** The month with whose delivery that arrives which is paid for a month of work. */
    int arrives(int month, int phase) {
        return month;
    }

    /** Whether a month is paid to this insurance where it is paid at all. */
    boolean paysTo(Insurance insurance, int phase) {
        return true;
    }

    /** Whether somebody else pays for them. */
    boolean hasEmployer() {
        return kinds != Kinds.RESIDENTS && kinds != Kinds.CHILDREN;
    }

    /** Whether their agency tells how much of an account is interest. */
    boolean isToldOfInterest() {
        return this == OLD_BOOKS || this == CEILING;
    }

    /** Whether no more is paid for the time being. */
    boolean isSuspended(int phase) {
        return false;
    }

    /** Whether this is the month of death. */
    boolean dies(int phase) {
        return false;
    }
}
