package org.hotline12333.upkeep;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hotline12333.host.OwnerOnly;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.store.ticket.CallBacks;
import org.hotline12333.store.ticket.HalfDay;
import org.hotline12333.store.ticket.TicketBook;
import org.hotline12333.store.ticket.TicketBook.Entry;
import org.hotline12333.store.ticket.TicketBook.Whole;
import org.hotline12333.value.Sound;

/**
 * Lists, shows, answers and exports tickets, within the server or where none has the store open.
 */
public record TicketClerk(RecordStore records) implements RequestDesk.Clerk {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                    .withZone(ZoneId.of("Asia/Shanghai"));

    private static final List<String> COLUMNS =
            List.of(
                    "number",
                    "kind",
                    "about",
                    "opened",
                    "promised",
                    "calls",
                    "call-day",
                    "call-half",
                    "call-language",
                    "call-backs",
                    "called",
                    "answered");

    /** Letters of an answer. */
    public static final int ANSWER_MAX = 200;

    /** What is wanted. */
    public enum Wanted {
        OPEN,
        ALL,
        CSV,
        /** And the number of the ticket. */
        SHOW,
        /** And the number of the ticket: what was said with it goes into a file. */
        PLAY,
        /** And the number of the ticket, and what it is answered with, in one line. */
        CLOSE
    }

    @Override
    public List<String> answer(StoreRequest request, List<String> order, BooleanSupplier ending)
            throws IOException {
        return answer(order, Optional.of(request.made()));
    }

    /**
     * Does what is wanted, and answers with lines.
     *
     * @param order who wants it, what, and what belongs to that
     * @param sound the file for what was said, where that is wanted
     */
    public List<String> answer(List<String> order, Optional<Path> sound) throws IOException {
        String by = order.getFirst();
        TicketBook book = records.ticketBook();
        return switch (Wanted.valueOf(order.get(1))) {
            case OPEN -> book.all(false).stream().map(TicketClerk::line).toList();
            case ALL -> book.all(true).stream().map(TicketClerk::line).toList();
            case CSV -> csv(book.all(true));
            case SHOW -> {
                TicketNumber number = number(order.get(2));
                yield book.show(number, by).map(this::whole).orElseThrow(() -> none(number));
            }
            case PLAY -> List.of(played(book.play(number(order.get(2)), by), sound.orElseThrow()));
            case CLOSE -> List.of(closed(book, number(order.get(2)), order.get(3), by));
        };
    }

    private static String played(List<Sound> said, Path to) throws IOException {
        if (said.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no ticket of this number with a message, or it was answered");
        }
        Sound all = Sound.joined(said);
        OwnerOnly.create(to);
        Files.write(to, all.wav());
        return "%d %s, %d s"
                .formatted(
                        said.size(),
                        said.size() == 1 ? "message" : "messages",
                        all.length().toSeconds());
    }

    private static TicketNumber number(String typed) {
        return TicketNumber.read(typed.replaceAll("[ -]", ""))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "that is no number of a ticket: it has nine digits, of which the"
                                        + " last checks the others"));
    }

    private static IllegalArgumentException none(TicketNumber number) {
        return new IllegalArgumentException("there is no ticket " + number.inGroups());
    }

    private static String closed(TicketBook book, TicketNumber number, String answer, String by) {
        return switch (book.close(number, answer, by)) {
            case CLOSED -> "ticket " + number.inGroups() + " is answered";
            case CLOSED_BEFORE ->
                    throw new IllegalStateException(
                            "ticket " + number.inGroups() + " was answered before, and stays so");
            case NONE -> throw none(number);
        };
    }

    private static String line(Entry ticket) {
        return "%s  %s  opened %s, promised by %s%s%s%s%s"
                .formatted(
                        ticket.number().inGroups(),
                        what(ticket),
                        TIME.format(ticket.opened()),
                        ticket.promised(),
                        ticket.asked() > 1 ? ", asked for in " + ticket.asked() + " calls" : "",
                        ticket.callDay()
                                .map(day -> ", to be called on " + day + " " + half(ticket))
                                .orElse(""),
                        called(ticket),
                        ticket.answered().map(at -> ", answered " + TIME.format(at)).orElse(""));
    }

    private static String what(Entry ticket) {
        return (words(ticket.kind()) + " " + lower(ticket.about())).strip();
    }

    /** Whoever is not reached by then is left to a person. */
    private static String called(Entry ticket) {
        return ticket.called()
                .map(last ->
                        switch (last) {
                            case REACHED -> ", reached";
                            case REFUSED -> ", NOT CALLED: no number that is dialled";
                            case LOST, NO_KEY, BUSY, NO_ANSWER, UNREACHABLE, GIVEN_UP, NO_AGENT ->
                                    ", %s %d times, last: %s"
                                            .formatted(
                                                    ticket.calls() < CallBacks.TRIES_MAX
                                                            ? "called"
                                                            : "CALLED IN VAIN",
                                                    ticket.calls(),
                                                    words(last));
                        })
                .orElse("");
    }

    private static String half(Entry ticket) {
        String language = ticket.callLanguage().isEmpty() ? "" : ", in " + ticket.callLanguage();
        return ticket.callHalf().map(TicketClerk::words).orElse("") + language;
    }

    private static String words(Enum<?> constant) {
        return lower(constant.name());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private List<String> whole(Whole ticket) {
        List<String> lines = new ArrayList<>(List.of(line(ticket.entry())));
        lines.add("  called from " + (ticket.caller().isEmpty() ? "withheld" : ticket.caller()));
        ticket.person().ifPresent(person -> lines.add("  ID number " + records.idNumberOf(person)));
        if (!ticket.callTo().isEmpty()) {
            lines.add("  to be called at " + ticket.callTo());
        }
        ticket.messages()
                .forEach(said ->
                        lines.add(
                                "  message of %d s, left %s"
                                        .formatted(
                                                said.speech().toSeconds(),
                                                TIME.format(said.at()))));
        if (!ticket.answer().isEmpty()) {
            lines.add("  answer: " + ticket.answer());
        }
        return lines;
    }

    /** Without telephones and persons: it is passed on. */
    private static List<String> csv(List<Entry> tickets) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            tickets.forEach(ticket -> csv.writeRecord(row(ticket)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return text.toString().lines().toList();
    }

    private static List<String> row(Entry ticket) {
        return List.of(
                ticket.number().digits(),
                words(ticket.kind()),
                lower(ticket.about()),
                stamp(Optional.of(ticket.opened())),
                ticket.promised().toString(),
                Integer.toString(ticket.asked()),
                ticket.callDay().map(Object::toString).orElse(""),
                ticket.callHalf().map(HalfDay::name).map(TicketClerk::lower).orElse(""),
                ticket.callLanguage(),
                Integer.toString(ticket.calls()),
                ticket.called().map(TicketClerk::words).orElse(""),
                stamp(ticket.answered()));
    }

    private static String stamp(Optional<Instant> at) {
        return at.map(TIME::format).orElse("");
    }
}
