package org.hotline12333.store.access;

import org.hotline12333.identity.PersonId;

/** What comes of a verification. Why it was refused is nobody's business but the audit's. */
public sealed interface Verdict {
    /** What comes of the two numbers. */
    sealed interface OnNumbers extends Verdict permits Verified, PasswordNeeded, Refused, HeldOff {}

    /** What comes of the password. */
    sealed interface OnPassword extends Verdict permits Verified, Initial, Refused, HeldOff {}

    /** What comes of keying the old password to change it. */
    sealed interface OnProof extends Verdict permits Proven, Refused, HeldOff {}

    /** The caller may hear this person's records. */
    record Verified(PersonId person) implements OnNumbers, OnPassword {}

    /** The password is the one that an agency gave: the caller may hear little, and set another. */
    record Initial(PersonId person) implements OnPassword {}

    /**
     * The caller knows the password.
     *
     * @param version how often one was set
     */
    record Proven(int version) implements OnProof {}

    /** Both numbers match a person who has set a query password: it must be asked. */
    record PasswordNeeded(PersonId person) implements OnNumbers {}

    /** Unknown, wrong or locked out: the caller cannot tell which. */
    record Refused() implements OnNumbers, OnPassword, OnProof {}

    /**
     * Too much was refused lately, to this origin or to all: that tells nothing about the numbers,
     * which were not looked at, or would have been refused besides.
     */
    record HeldOff() implements OnNumbers, OnPassword, OnProof {}
}
