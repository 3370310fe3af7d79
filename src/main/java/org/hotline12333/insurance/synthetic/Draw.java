package org.hotline12333.insurance.synthetic;

/**
 * What chance would give, as a function: the same key, the same draw, for ever and in any order. By
 * the mixing of SplitMix64 (Steele, Lea, Flood 2014).
 */
record Draw(long key) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** What is drawn for. */
    enum Of {
        PERSON_NUMBER,
        SOCIAL_SECURITY_NUMBER,
        ID_NUMBER,
        WORK_BEGINS,
        WAGE,
        YEARLY_WAGE,
        CORRECTED,
        CORRECTION_BOOKED,
        CORRECTION_FORM,
        PENSION,
        ACCOUNT_TAIL,
        BENEFIT,
        GRADE,
        DAY_OF_DEATH
    }

    /** The draws of one of many. */
    Draw of(long one) {
        return new Draw(mix(key + mix(one * GOLDEN + 1)));
    }

    /** From 0 to below the bound. */
    long below(long bound, Of what, long at) {
        return Long.remainderUnsigned(
                mix(key ^ mix(at * GOLDEN + ((long) what.ordinal() << 32))), bound);
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
