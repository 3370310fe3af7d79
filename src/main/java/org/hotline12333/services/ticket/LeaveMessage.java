package org.hotline12333.services.ticket;

import java.util.Optional;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.ticket.Opened;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.store.ticket.Wish;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** Sends a draft with a ticket, once however often it is asked to. */
final class LeaveMessage {
    static final Offer<TicketDesk> OFFER =
            Offer.of(
                    Contract.of("leave-message", VerificationLevel.UNKNOWN)
                            .auditedAs(TicketKind.MESSAGE.audited())
                            .thatChanges()
                            .reading(KeepMessage.MESSAGE, ValueKind.RECORDING),
                    OpenTicket.OUTCOMES,
                    LeaveMessage::send);

    private LeaveMessage() {}

    private static Opened send(TicketDesk desk, Request request) {
        Value.Recording said = request.value(KeepMessage.MESSAGE, Value.Recording.class);
        return desk.open(
                new Wish(
                        TicketKind.MESSAGE,
                        "",
                        desk.promised(TicketKind.MESSAGE, request),
                        Optional.empty(),
                        Optional.of(said.id())),
                request);
    }
}
