package org.hotline12333.services.message;

import org.hotline12333.service.Contract;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Caller;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.recording.Recordings;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** Sends a draft, once however often it is asked to. */
final class LeaveMessage {
    static final Offer<Recordings> OFFER =
            Offer.of(
                    Contract.of("leave-message", VerificationLevel.UNKNOWN)
                            .auditedAs(Recordings.AUDITED)
                            .reading(KeepMessage.MESSAGE, ValueKind.RECORDING),
                    Outcomes.of(Sending.class).answer("sent", Sent.class),
                    (recordings, request) ->
                            new Sent(
                                    recordings.sendAlone(
                                            request.value(
                                                            KeepMessage.MESSAGE,
                                                            Value.Recording.class)
                                                    .id(),
                                            request.enquirer(),
                                            request.caller().map(Caller::person))));

    private LeaveMessage() {}

    /** What became of it. */
    sealed interface Sending {}

    /**
     * @param first whether it was not sent already
     */
    record Sent(boolean first) implements Sending {}
}
