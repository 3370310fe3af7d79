package org.hotline12333.insurance;

/**
 * The record store did not answer. The message never holds a value that was asked for or stored.
 */
public final class RecordStoreAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordStoreAwayException(Exception cause) {
        super("the record store is away: " + cause.getClass().getSimpleName(), cause);
    }
}
