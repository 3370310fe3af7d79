package org.hotline12333.store.ticket;

import org.hotline12333.identity.TicketNumber;

/** How a ticket lies in its table. */
final class TicketRow {
    private TicketRow() {}

    /** What the seals in its row are bound to. */
    static String seal(TicketNumber number) {
        return "ticket " + number.digits();
    }
}
