package org.hotline12333.channel;

/** The caller has hung up: an ordinary end, caught once, where the call is run. */
public final class DisconnectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DisconnectException() {
        super("the caller hung up", null, false, false);
    }
}
