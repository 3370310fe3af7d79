package org.hotline12333.services.sms;

import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Caller;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;

/**
 * Sends a topic, which anybody may hear, to the own telephone of who is known. Who has not been
 * asked who they are is not asked for it: they hear how they would be known.
 */
final class SendTopic {
    private static final String AUDITED = "SMS_TOPIC";

    static final Offer<SmsDesk> OFFER =
            Offer.of(
                    Contract.of("send-topic", VerificationLevel.UNKNOWN)
                            .auditedAs(AUDITED)
                            .thatSends(),
                    Outcomes.of(Answer.class)
                            .answer("sent", Sent.class, Mapping.tail("mobile-tail", Sent::number))
                            .answer("no-mobile", NoMobile.class)
                            .answer("not-verified", NotVerified.class),
                    SendTopic::send);

    private SendTopic() {}

    /** What becomes of it. */
    sealed interface Answer {}

    record Sent(String number) implements Answer {
        @Override
        public String toString() {
            return "Sent[****]";
        }
    }

    /** The person has registered none. */
    record NoMobile() implements Answer {}

    /** Who calls is not known, or by a password that others may know. */
    record NotVerified() implements Answer {}

    private static Answer send(SmsDesk desk, Request request) {
        Optional<PersonId> person =
                request.caller()
                        .filter(caller -> caller.level() == VerificationLevel.VERIFIED)
                        .map(Caller::person);
        if (person.isEmpty()) {
            return new NotVerified();
        }
        return desk.send(person.get(), AUDITED, request)
                .<Answer>map(to -> new Sent(to.canonical()))
                .orElseGet(NoMobile::new);
    }
}
