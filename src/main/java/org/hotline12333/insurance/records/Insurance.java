package org.hotline12333.insurance.records;

/** The five insurances. */
public enum Insurance {
    PENSION(1),
    MEDICAL(2),
    UNEMPLOYMENT(3),
    WORK_INJURY(4),
    MATERNITY(5);

    private static final Insurance[] ALL = values();

    private final int code;

    Insurance(int code) {
        this.code = code;
    }

    /** As stored. */
    public int code() {
        return code;
    }

    /**
     * The one of this code.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Insurance of(int code) {
        for (Insurance each : ALL) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("no such insurance is stored");
    }
}
