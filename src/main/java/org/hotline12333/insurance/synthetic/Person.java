package org.hotline12333.insurance.synthetic;

import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.records.Insurance;

/**
 * Somebody who does not exist, with a life that is the same whenever it is looked at.
 *
 * @param index which of all; most have it for ever, and of some somebody else had it before
 * @param generation of those with this index
 * @param entered the month in which they came into the books, where somebody was there before
 * @param offset how far their round had come in the month of the demo people
 */
record Person(
        Life life,
        long index,
        int generation,
        int entered,
        int offset,
        Cohort.Birth birth,
        Draw draw,
        Draw seed) {
    /** Those of one town: it has no more ID numbers. */
    private static final long TOWN = 10_000_000;

    /** Towns of places that are none. */
    private static final int TOWNS = 10;

    /** How many can be numbered. */
    static final long MAX = TOWN * TOWNS;

    /** The month of the demo people, from which all rounds are counted. */
    static final int SHOWN = 2026 * Months.A_YEAR + 9;

    /** All generations are above this. */
    private static final int GENERATION_MIN = -4;

    /** And fewer than this many follow on that. */
    private static final int GENERATIONS = 16;

    /** A prime that divides no power of ten, nor nine of it: it scatters, and loses nobody. */
    private static final long STRIDE = 1_000_003;

    private static final long TWELVE_DIGITS = 100_000_000_000L;
    private static final long TEN_DIGITS = 1_000_000_000L;

    /** Who has this index in a month. */
    static Person of(Draw seed, long index, int month) {
        Place place = Place.of(index);
        Life life = place.life();
        int offset = (life.shown() + place.ofLife()) % life.period();
        int generation = life.ends() ? Math.floorDiv(month - SHOWN + offset, life.period()) : 0;
        int first = SHOWN + generation * life.period();
        long inTown = index % TOWN;
        Cohort.Birth birth =
                life.cohort()
                        .birth(
                                (int) (index / TOWN),
                                place.ofCohort() * (TOWN / Place.ALL) + inTown / Place.ALL,
                                first,
                                seed);
        return new Person(
                life,
                index,
                generation,
                first - offset,
                offset,
                birth,
                seed.of(numbered(index, generation)),
                seed);
    }

    private static long numbered(long index, int generation) {
        long round = index / TOWN * GENERATIONS + generation - GENERATION_MIN;
        return round * TOWN + index % TOWN;
    }

    String personNumber() {
        return Long.toString(number(TWELVE_DIGITS, Draw.Of.PERSON_NUMBER));
    }

    SocialSecurityNumber socialSecurityNumber() {
        return SocialSecurityNumber.read(
                        Long.toString(number(TEN_DIGITS, Draw.Of.SOCIAL_SECURITY_NUMBER)))
                .orElseThrow();
    }

    /** Nine tenths of the numbers of a length begin with no zero. */
    private long number(long least, Draw.Of what) {
        long all = 9 * least;
        return least + (numbered(index, generation) * STRIDE + seed.below(all, what, 0)) % all;
    }

    IdNumber idNumber() {
        return switch (IdNumber.read(birth.body(), birth.day())) {
            case IdNumber.Read(IdNumber number, IdNumber.Repair _) -> number;
            case IdNumber.Malformed(IdNumber.Fault fault) ->
                    throw new IllegalStateException("a made-up ID number is none: " + fault);
        };
    }

    /** How far the round has come. */
    int phase(int month) {
        return Math.floorMod(month - SHOWN + offset, life.period());
    }

    /** The first month that was ever paid. */
    int begins() {
        return life.begins(this);
    }

    /** The first month of a pension; of those who will not retire while we look, never. */
    int retires() {
        return life.retires(this);
    }

    /** The month with whose delivery that arrives which is paid for a month of work. */
    int arrives(Insurance insurance, int month) {
        int phase = phase(month);
        return life.paysTo(insurance, phase) ? life.arrives(month, phase) : Life.UNPAID;
    }

    @Override
    public String toString() {
        return "Person[****]";
    }
}
