package org.hotline12333.store.ticket;

import java.time.LocalDate;
import org.hotline12333.identity.TicketNumber;

/** What comes of a wish, once it is on the disk. */
public sealed interface Opened {
    TicketNumber number();

    /** By when it is to be answered. */
    LocalDate promised();

    /** There is a ticket that was not there before this call. */
    record Anew(TicketNumber number, LocalDate promised) implements Opened {}

    /** The same caller had left the same before, and it is open: they are one. */
    record Joined(TicketNumber number, LocalDate promised) implements Opened {}
}
