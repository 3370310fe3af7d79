package org.hotline12333.store.outbox;

import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.TelephoneNumber;

/**
 * A message to a person.
 *
 * @param purpose what it is called in the audit, for ever
 * @param to the telephone that they have registered
 * @param occasion tells it from the same words that a call has sent before; empty where they are
 *     then the same message
 */
public record Message(
        PersonId person, String purpose, TelephoneNumber to, Secret text, String occasion) {
    /** One that a call sends once. */
    public Message(PersonId person, String purpose, TelephoneNumber to, Secret text) {
        this(person, purpose, to, text, "");
    }

    /** The same, of something that has happened. */
    public Message of(String what) {
        return new Message(person, purpose, to, text, what);
    }
}
