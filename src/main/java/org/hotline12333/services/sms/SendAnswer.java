package org.hotline12333.services.sms;

import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;

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
        return desk.send(request.person(), AUDITED, request)
                .<Answer>map(to -> new Sent(to.canonical()))
                .orElseGet(NoMobile::new);
    }
}
