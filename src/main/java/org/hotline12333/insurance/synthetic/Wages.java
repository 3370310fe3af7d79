package org.hotline12333.insurance.synthetic;

/** What is earned: an average that grows, of which everybody has a share. */
final class Wages {
    /** Of the average wage, in thousandths: who earns less pays for this, and who earns more. */
    static final int FLOOR = 600;

    static final int CEILING = 3000;

    private static final int FIRST_YEAR = 1940;
    private static final int YEARS = 110;
    private static final int JULY = 6;
    private static final long YUAN = 100;
    private static final long[] AVERAGE = average();

    private Wages() {}

    /** In fen, for each year: eight in a hundred more than the one before. */
    private static long[] average() {
        long[] average = new long[YEARS];
        average[0] = 1100;
        for (int year = 1; year < YEARS; year++) {
            average[year] = average[year - 1] * 108 / 100;
        }
        return average;
    }

    /** The average month's wage of a year, in fen. */
    static long average(int year) {
        return AVERAGE[year - FIRST_YEAR];
    }

    /** The year of insurance that a month lies in: it begins in July, and is named by its end. */
    static int insuranceYear(int month) {
        return (month + JULY) / Months.A_YEAR;
    }

    /**
     * What contributions of a year of insurance are reckoned from: whole yuan, in fen.
     *
     * @param share of the average wage, in thousandths
     */
    static long base(int insuranceYear, long share) {
        return wholeYuan(average(insuranceYear - 1) * Math.clamp(share, FLOOR, CEILING) / 1000);
    }

    /** No less than the floor and no more than the ceiling; whole yuan, in fen. */
    static long within(int insuranceYear, long fen) {
        return Math.clamp(wholeYuan(fen), base(insuranceYear, FLOOR), base(insuranceYear, CEILING));
    }

    static long wholeYuan(long fen) {
        return (fen + YUAN / 2) / YUAN * YUAN;
    }
}
