package org.hotline12333.insurance.delivery;

import java.io.IOException;

/** A file cannot be read on, so that its delivery is refused. */
final class FileFaultException extends IOException {
    private static final long serialVersionUID = 1L;

    private final DeliveryProblem kind;
    private final long line;
    private final String mend;

    /**
     * @param line where reading ended; 0 where the file as a whole is meant
     */
    FileFaultException(DeliveryProblem kind, long line, String what, String mend) {
        super(what);
        this.kind = kind;
        this.line = line;
        this.mend = mend;
    }

    DeliveryProblem kind() {
        return kind;
    }

    long line() {
        return line;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    String mend() {
        return mend;
    }
}
