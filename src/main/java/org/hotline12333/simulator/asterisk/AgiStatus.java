package org.hotline12333.simulator.asterisk;

/**
 * What Asterisk says of an AGI request that is over. A server that dies looks like one that ended
 * it.
 */
public enum AgiStatus {
    /** The server ended it, by its will or by dying. */
    SUCCESS,
    /** No server answered, it refused the call, or a command failed. */
    FAILURE,
    HANGUP
}
