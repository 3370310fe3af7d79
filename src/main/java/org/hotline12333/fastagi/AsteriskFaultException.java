package org.hotline12333.fastagi;

/**
 * Asterisk cannot do what it is told, or answers what was not asked. It says so in every call that
 * comes that way: an operator needs its words, not where in our code they were heard.
 */
final class AsteriskFaultException extends IllegalStateException {
    private final String kind;

    /**
     * One fault.
     *
     * @param kind one of few: each is logged once a minute
     */
    AsteriskFaultException(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
