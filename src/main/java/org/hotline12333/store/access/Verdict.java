package org.hotline12333.store.access;

import org.hotline12333.identity.PersonId;

/** What comes of a verification. Why it was refused is nobody's business but the audit's. */
public sealed interface Verdict {
    /** What comes of the two numbers. */
    sealed interface OnNumbers extends Verdict permits Verified, PasswordNeeded, Refused, HeldOff {}

    /** What comes of the password. */
    sealed interface OnPassword extends Verdict permits Verified, Refused, HeldOff {}

    /** The caller may hear this person's records. */
    record Verified(PersonId person) implements OnNumbers, OnPassword {}

    /** Both numbers match a person who has set a query password: it must be asked. */
    record PasswordNeeded(PersonId person) implements OnNumbers {}

    /** Unknown, wrong or locked out: the caller cannot tell which. */
    record Refused() implements OnNumbers, OnPassword {}

    /**
     * Too much was refused lately, to this origin or to all: that tells nothing about the numbers,
     * which were not looked at, or would have been refused besides.
     */
    record HeldOff() implements OnNumbers, OnPassword {}
}
