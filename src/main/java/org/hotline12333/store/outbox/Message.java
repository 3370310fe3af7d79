package org.hotline12333.store.outbox;

import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.TelephoneNumber;

/**
 * A message to a person.
 *
 * @param purpose what it is called in the audit, for ever
 * @param to the telephone that they have registered
 */
public record Message(PersonId person, String purpose, TelephoneNumber to, Secret text) {}
