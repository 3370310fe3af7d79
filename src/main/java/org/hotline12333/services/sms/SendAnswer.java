package org.hotline12333.services.sms;

import java.util.Optional;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.outbox.Message;

/**
 * Sends the answer that a caller was told last. Nothing is otherwise afterwards, and it goes to the
 * person's own telephone alone, so that it needs no confirmation.
 */
final class SendAnswer {
    private static final String AUDITED = "SMS_ANSWER";

    static final Offer<SmsDesk> OFFER =
            Offer.of(
                    Contract.of("send-answer", VerificationLevel.VERIFIED)
                            .auditedAs(AUDITED)
                            .thatSends(),
                    Outcomes.of(Answer.class)
                            .answer("sent", Sent.class, Mapping.tail("mobile-tail", Sent::number))
                            .answer("no-mobile", NoMobile.class)
                            .answer("nothing-told", NothingTold.class),
                    SendAnswer::send);

    private SendAnswer() {}

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

    /** What was said last is no answer. */
    record NothingTold() implements Answer {}

    private static Answer send(SmsDesk desk, Request request) {
        if (request.told().reveal().isEmpty()) {
            return new NothingTold();
        }
        Optional<TelephoneNumber> mobile = desk.records().mobileOf(request.person());
        if (mobile.isEmpty()) {
            return new NoMobile();
        }
        desk.outbox()
                .put(
                        new Message(request.person(), AUDITED, mobile.get(), request.told()),
                        request.enquirer());
        return new Sent(mobile.get().canonical());
    }
}
