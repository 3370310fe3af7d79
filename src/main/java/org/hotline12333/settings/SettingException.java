package org.hotline12333.settings;

/** A setting cannot be used; the message is one line that names it and the mend. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }
}
