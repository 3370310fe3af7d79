package org.hotline12333.services.sms;

import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.insurance.shelf.Audited;
import org.hotline12333.service.Service.Request;
import org.hotline12333.store.outbox.Message;
import org.hotline12333.store.outbox.Outbox;

/**
 * What messages are sent with.
 *
 * @param records say where
 */
public record SmsDesk(Audited records, Outbox outbox) {
    /**
     * Puts what was told there for a person's registered telephone, with its row of the audit.
     *
     * @param purpose what it is called in the audit, for ever
     * @return where it goes; empty where the person has registered none
     */
    Optional<TelephoneNumber> send(PersonId person, String purpose, Request request) {
        Optional<TelephoneNumber> mobile = records.mobileOf(person);
        mobile.ifPresent(to ->
                outbox.put(new Message(person, purpose, to, request.told()), request.enquirer()));
        return mobile;
    }
}
