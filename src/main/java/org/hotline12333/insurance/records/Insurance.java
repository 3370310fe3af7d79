package org.hotline12333.insurance.records;

/** The five insurances. */
public enum Insurance {
    PENSION(1),
    MEDICAL(2),
    UNEMPLOYMENT(3),
    WORK_INJURY(4),
    MATERNITY(5);

    private final int code;

    Insurance(int code) {
        this.code = code;
    }

    /** As stored. */
    public int code() {
        return code;
    }
}
