package org.hotline12333.simulator.sip;

/** A call that could not be placed; the message is one line that says why and what mends it. */
public final class SipException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SipException(String why) {
        super(why);
    }

    public SipException(String why, Throwable cause) {
        super(why, cause);
    }
}
