package org.hotline12333.simulator.testbed;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.ticket.CallBack;
import org.hotline12333.store.ticket.HalfDay;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.store.ticket.Tickets;
import org.hotline12333.store.ticket.Wish;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tickets that were left before a scripted call begins, so that it can meet them, and the numbers
 * that those which it opens get: who writes a script knows them.
 */
final class DemoTickets {
    private static final int FIRST = 10_000_000;
    private static final int LEFT_BEFORE = 5;

    /** Apart, so that scripts keep the numbers that they were written with. */
    private static final TicketNumber MESSAGE = TicketNumber.of(20_000_000);

    private static final LocalDate PROMISED = LocalDate.of(2026, 11, 26);
    private static final String CALLER = "13912340001";
    private static final String ANSWERED = "13912340002";
    private static final String BEFORE = "left-before";

    private final AtomicInteger next = new AtomicInteger(FIRST);
    private final JdbcTemplate jdbc;

    DemoTickets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number. */
    TicketNumber number() {
        return TicketNumber.of(next.getAndIncrement());
    }

    /** As they are when a call begins; a table in memory keeps them so. */
    void leave(RecordStore records, PersonId objector) {
        Tickets tickets = records.tickets().numbered(this::number);
        Enquirer caller = new Enquirer(Origin.telephone(CALLER), BEFORE);
        Enquirer answered = new Enquirer(Origin.telephone(ANSWERED), BEFORE);
        CallBack callBack =
                new CallBack(TelephoneNumber.of(CALLER), PROMISED, HalfDay.MORNING, "zh");
        tickets.open(wish(TicketKind.COMPLAINT, ""), caller, Optional.empty());
        tickets.open(
                new Wish(TicketKind.CALL_BACK, "", PROMISED, Optional.of(callBack)),
                caller,
                Optional.empty());
        TicketNumber closed =
                tickets.open(wish(TicketKind.COMPLAINT, ""), answered, Optional.empty()).number();
        tickets.open(wish(TicketKind.OBJECTION, "PENSION"), caller, Optional.of(objector));
        tickets.open(wish(TicketKind.STATEMENT, ""), caller, Optional.of(objector));
        tickets.numbered(() -> MESSAGE)
                .open(wish(TicketKind.MESSAGE, ""), caller, Optional.empty());
        records.ticketBook().close(closed, "called", "a script");
        jdbc.execute("create table ticket_before as select * from ticket");
    }

    private static Wish wish(TicketKind kind, String about) {
        return new Wish(kind, about, PROMISED, Optional.empty());
    }

    /** As if no call had been. */
    void restore() {
        jdbc.update("delete from recording where ticket is not null");
        jdbc.update("delete from ticket");
        jdbc.update("insert into ticket select * from ticket_before");
        next.set(FIRST + LEFT_BEFORE);
    }
}
