package org.hotline12333.store.access;

/** Which query password a person has. */
public sealed interface PasswordHeld {
    /** None: the numbers alone let them in. */
    record None() implements PasswordHeld {}

    /**
     * The one that an agency gave.
     *
     * @param version how often one was set
     */
    record Initial(int version) implements PasswordHeld {}

    /** One of their own. */
    record Own() implements PasswordHeld {}
}
