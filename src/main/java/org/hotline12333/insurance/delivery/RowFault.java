package org.hotline12333.insurance.delivery;

/** A row breaks a rule; it never says the value. Has no stack trace: bad files have many. */
final class RowFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final DeliveryProblem kind;
    private final int field;
    private final String mend;

    /**
     * @param field its place in the row from 1; 0 where the row as a whole is meant
     */
    RowFault(DeliveryProblem kind, int field, String what, String mend) {
        super(what, null, false, false);
        this.kind = kind;
        this.field = field;
        this.mend = mend;
    }

    DeliveryProblem kind() {
        return kind;
    }

    int field() {
        return field;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    String mend() {
        return mend;
    }
}
