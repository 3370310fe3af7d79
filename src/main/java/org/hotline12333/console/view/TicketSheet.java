package org.hotline12333.console.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.hotline12333.live.MaskedCaller;
import org.hotline12333.store.ticket.TicketBook.Entry;
import org.hotline12333.store.ticket.TicketBook.Whole;

/**
 * A ticket as a page shows it: whole numbers are on none.
 *
 * @param isKnown whether a verified person has opened it
 * @param messages how long each one is, and when it was left
 * @param answer empty where it waits for one
 */
public record TicketSheet(
        Entry entry,
        MaskedCaller caller,
        boolean isKnown,
        MaskedCaller callTo,
        List<Message> messages,
        String answer) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                    .withZone(ZoneId.of("Asia/Shanghai"));

    /** Something that was said. */
    public record Message(long seconds, String left) {}

    public static TicketSheet of(Whole ticket) {
        return new TicketSheet(
                ticket.entry(),
                MaskedCaller.of(ticket.caller()),
                ticket.person().isPresent(),
                MaskedCaller.of(ticket.callTo()),
                ticket.messages().stream()
                        .map(said -> new Message(said.speech().toSeconds(), time(said.at())))
                        .toList(),
                ticket.answer());
    }

    /** A moment in Beijing. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** What a ticket is about, beside its kind; mostly nothing. */
    public static String about(Entry entry) {
        return entry.about().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** When somebody wishes to be called, and what came of it. */
    public static String wish(Entry entry, Words words) {
        String day =
                entry.callDay()
                        .map(date ->
                                date
                                        + entry.callHalf()
                                                .map(half ->
                                                        " " + words.text("ticket.half." + half))
                                                .orElse(""))
                        .orElse("");
        String tried =
                entry.called()
                        .map(last ->
                                ", "
                                        + words.text(
                                                "ticket.tried",
                                                entry.calls(),
                                                words.text("ticket.called." + last)))
                        .orElse("");
        return day + tried;
    }
}
