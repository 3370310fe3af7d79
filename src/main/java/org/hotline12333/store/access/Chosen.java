package org.hotline12333.store.access;

import org.hotline12333.identity.PersonId;

/** What comes of choosing a new query password. */
public sealed interface Chosen {
    /** It holds from now on, and is on the disk. */
    record Set(PersonId person) implements Chosen {}

    /** The two that were keyed are not the same. */
    record Differs() implements Chosen {}

    /** Others would guess it; nothing has changed. */
    sealed interface Weak extends Chosen permits AllSame, Run, OfIdNumber, OfSocialSecurityNumber {}

    record AllSame() implements Weak {}

    /** Each digit follows the one before, up or down. */
    record Run() implements Weak {}

    /** It stands in the ID number, or is the day of birth in another order. */
    record OfIdNumber() implements Weak {}

    record OfSocialSecurityNumber() implements Weak {}

    /** It is the one that holds. */
    record Unchanged() implements Chosen {}
}
