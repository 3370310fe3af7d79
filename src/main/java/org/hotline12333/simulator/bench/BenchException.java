package org.hotline12333.simulator.bench;

/** Nothing can be measured; the message is one line that says why, and the mend. */
public final class BenchException extends Exception {
    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }
}
