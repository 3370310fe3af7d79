package org.hotline12333.calllog;

/** The call log did not answer. */
public final class CallLogAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallLogAwayException(Exception cause) {
        super("the call log is away: " + cause.getClass().getSimpleName(), cause);
    }
}
