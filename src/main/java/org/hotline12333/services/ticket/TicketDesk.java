package org.hotline12333.services.ticket;

import java.time.LocalDate;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Service.Caller;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.recording.Recordings;
import org.hotline12333.store.ticket.Opened;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.store.ticket.Tickets;
import org.hotline12333.store.ticket.Wish;

/**
 * What services of tickets ask.
 *
 * @param recordings what callers have said, before it belongs to a ticket
 * @param workdays in which promises count
 */
public record TicketDesk(Tickets tickets, Recordings recordings, Workdays workdays) {
    Opened open(TicketKind kind, String about, Request request) {
        return open(new Wish(kind, about, promised(kind, request), Optional.empty()), request);
    }

    /** By when one is answered that is opened today. */
    LocalDate promised(TicketKind kind, Request request) {
        return workdays.after(request.today(), kind.workdays());
    }

    Opened open(Wish wish, Request request) {
        return tickets.open(wish, request.enquirer(), certain(request));
    }

    /** Whose numbers were keyed is nobody yet: the password is still to come. */
    static Optional<PersonId> certain(Request request) {
        return request.caller()
                .filter(caller -> caller.level() == VerificationLevel.VERIFIED)
                .map(Caller::person);
    }
}
