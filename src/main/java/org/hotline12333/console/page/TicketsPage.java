package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.html.JteticketGenerated;
import org.hotline12333.console.html.JteticketsGenerated;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.Section;
import org.hotline12333.console.view.TicketSheet;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.ticket.Dialling;
import org.hotline12333.store.ticket.HalfDay;
import org.hotline12333.store.ticket.TicketBook;
import org.hotline12333.store.ticket.TicketBook.Entry;
import org.hotline12333.value.Sound;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What callers have left for others to answer. Who was shown a ticket, has heard it or has answered
 * it is in the audit, as by the command.
 */
@RestController
@RequestMapping("/tickets")
class TicketsPage {
    /** Nobody reads more; the command has all. */
    static final int SHOWN_MAX = 200;

    /** So many fill a spreadsheet's first look and no memory. */
    private static final int TABLE_MAX = 10_000;

    static final int ANSWER_MAX = 200;

    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

    private final TicketBook book;

    TicketsPage(RecordStore records) {
        book = records.ticketBook();
    }

    @GetMapping
    ResponseEntity<byte[]> page(
            Locale locale, @RequestParam(defaultValue = "false") boolean answered) {
        List<Entry> found = book.some(answered, SHOWN_MAX + 1);
        boolean more = found.size() > SHOWN_MAX;
        List<Entry> shown = more ? found.subList(0, SHOWN_MAX) : found;
        Page page = Html.page(locale, Section.TICKETS);
        return Html.of(out ->
                JteticketsGenerated.render(out, null, page, shown, answered, more, SHOWN_MAX));
    }

    /** The same as a table, and more of them. */
    @GetMapping("/all.csv")
    ResponseEntity<String> table(@RequestParam(defaultValue = "false") boolean answered) {
        return Csv.of(
                answered ? "tickets-answered.csv" : "tickets.csv",
                List.of(
                        "ticket",
                        "kind",
                        "about",
                        "opened",
                        "promised",
                        "asked",
                        "call_day",
                        "call_half",
                        "call_tries",
                        "call_result",
                        "answered"),
                book.some(answered, TABLE_MAX).stream().map(TicketsPage::row));
    }

    private static List<String> row(Entry ticket) {
        return List.of(
                ticket.number().digits(),
                ticket.kind().name(),
                TicketSheet.about(ticket),
                ticket.opened().toString(),
                ticket.promised().toString(),
                Integer.toString(ticket.asked()),
                ticket.callDay().map(LocalDate::toString).orElse(""),
                ticket.callHalf().map(HalfDay::name).orElse(""),
                Integer.toString(ticket.calls()),
                ticket.called().map(Dialling::name).orElse(""),
                ticket.answered().map(Instant::toString).orElse(""));
    }

    @GetMapping("/{number}")
    ResponseEntity<byte[]> ticket(
            HttpServletRequest request, Locale locale, @PathVariable String number) {
        return sheet(request, locale, number, HttpStatus.OK, "", "");
    }

    private ResponseEntity<byte[]> sheet(
            HttpServletRequest request,
            Locale locale,
            String number,
            HttpStatus status,
            String problem,
            String typed) {
        Optional<TicketSheet> found =
                TicketNumber.read(number)
                        .flatMap(read -> book.show(read, by(request)))
                        .map(TicketSheet::of);
        Page page = Html.page(locale, Section.TICKETS);
        return found.map(ticket ->
                        Html.of(
                                status,
                                out ->
                                        JteticketGenerated.render(
                                                out,
                                                null,
                                                page,
                                                ticket,
                                                problem,
                                                typed,
                                                ANSWER_MAX)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** All that was said with it, one behind the other; kept by no cache. */
    @GetMapping("/{number}/said.wav")
    ResponseEntity<byte[]> said(HttpServletRequest request, @PathVariable String number) {
        List<Sound> said =
                TicketNumber.read(number)
                        .map(read -> book.play(read, by(request)))
                        .orElseGet(List::of);
        return said.isEmpty()
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .contentType(WAV)
                        .cacheControl(CacheControl.noStore())
                        .body(Sound.joined(said).wav());
    }

    /** The second who answers is told so, and sees the first one's answer. */
    @PostMapping("/{number}/close")
    ResponseEntity<byte[]> close(
            HttpServletRequest request,
            Locale locale,
            @PathVariable String number,
            @RequestParam String answer) {
        if (answer.isBlank()
                || answer.length() > ANSWER_MAX
                || answer.chars().anyMatch(Character::isISOControl)) {
            return sheet(
                    request,
                    locale,
                    number,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "ticket.wrong",
                    answer);
        }
        TicketBook.Closing closing =
                TicketNumber.read(number)
                        .map(read -> book.close(read, answer.strip(), by(request)))
                        .orElse(TicketBook.Closing.NONE);
        return switch (closing) {
            case CLOSED -> Html.on("/tickets/" + number);
            case CLOSED_BEFORE ->
                    sheet(request, locale, number, HttpStatus.CONFLICT, "ticket.before", "");
            case NONE -> ResponseEntity.notFound().build();
        };
    }

    private static Enquirer by(HttpServletRequest request) {
        return new Enquirer(
                new Origin(Channel.CONSOLE, request.getRemoteAddr()),
                Readers.present().orElseThrow().name().text());
    }
}
