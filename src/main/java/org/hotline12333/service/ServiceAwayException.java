package org.hotline12333.service;

/**
 * What a service needs does not answer. That comes back in every call until it does, so it is said
 * once a minute and without a stack trace; a fault of ours has one.
 */
public final class ServiceAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String why;

    /**
     * Something is away.
     *
     * @param what is away, such as {@code record store away}: the kind that is said once a minute
     * @param why in a word or two
     */
    public ServiceAwayException(String what, String why, Throwable cause) {
        super(what + ": " + why, cause);
        this.what = what;
        this.why = why;
    }

    public String what() {
        return what;
    }

    public String why() {
        return why;
    }
}
