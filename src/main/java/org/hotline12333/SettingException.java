package org.hotline12333;

/** A setting cannot be used; the message is one line that names it and the mend. */
final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingException(String message) {
        super(message);
    }
}
