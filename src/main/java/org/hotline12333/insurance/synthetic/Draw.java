package org.hotline12333.insurance.synthetic;

/**
 * What chance would give, as a function: the same key, the same draw, for ever and in any order. By
 * the mixing of SplitMix64 (Steele, Lea, Flood 2014).
 */
record Draw(long key) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** What is drawn for; each has a number for ever, for it is part of the key. */
    enum Of {
        PERSON_NUMBER(0),
        SOCIAL_SECURITY_NUMBER(1),
        ID_NUMBER(2),
        WORK_BEGINS(3),
        WAGE(4),
        YEARLY_WAGE(5),
        CORRECTED(6),
        CORRECTION_BOOKED(7),
        CORRECTION_FORM(8),
        PENSION(9),
        ACCOUNT_TAIL(10),
        BENEFIT(11),
        GRADE(12),
        DAY_OF_DEATH(13),
        MOBILE(14),
        CARD(15),
        EMPLOYER(16),
        HOSPITAL(17),
        INTEREST(18),
        DEEMED_MONTHS(19),
        POOLED(20);

        private final long number;

        Of(long number) {
            this.number = number;
        }
    }

    /** The draws of one of many. */
    Draw of(long one) {
        return new Draw(mix(key + mix(one * GOLDEN + 1)));
    }

    /** From 0 to below the bound. */
    long below(long bound, Of what, long at) {
        return Long.remainderUnsigned(mix(key ^ mix(at * GOLDEN + (what.number << 32))), bound);
    }

    /** From 0 to below the bound, of what is drawn once. */
    int below(int bound, Of what) {
        return (int) below(bound, what, 0);
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
