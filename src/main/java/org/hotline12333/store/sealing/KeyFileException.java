package org.hotline12333.store.sealing;

/** The key file cannot be used; the message is one line that names it and the mend. */
public final class KeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }
}
