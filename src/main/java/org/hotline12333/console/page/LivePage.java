package org.hotline12333.console.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.hotline12333.calllog.Traffic;
import org.hotline12333.console.html.JteboardGenerated;
import org.hotline12333.console.html.JteliveGenerated;
import org.hotline12333.console.view.Health;
import org.hotline12333.console.view.LiveBoard;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.Section;
import org.hotline12333.console.view.Today;
import org.hotline12333.console.view.Words;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.live.LiveCall;
import org.hotline12333.live.LiveCalls;
import org.hotline12333.live.LiveServers;
import org.hotline12333.live.ServerNow;
import org.hotline12333.prompt.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes on now. */
@RestController
class LivePage {
    private final LiveCalls calls;
    private final LiveServers servers;
    private final FastAgiServer server;
    private final InstantSource clock;
    private final TodayReader today;
    private final HealthReader health;
    private final Streams streams;

    LivePage(
            LiveCalls calls,
            LiveServers servers,
            FastAgiServer server,
            InstantSource clock,
            TodayReader today,
            HealthReader health,
            Streams streams) {
        this.calls = calls;
        this.servers = servers;
        this.server = server;
        this.clock = clock;
        this.today = today;
        this.health = health;
        this.streams = streams;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page(Locale locale) {
        Page page = Html.page(locale, Section.LIVE);
        LiveBoard board = board();
        return Html.of(out -> JteliveGenerated.render(out, null, page, board));
    }

    /** The calls of the board as a table. */
    @GetMapping("/live.csv")
    ResponseEntity<String> calls(Locale locale) {
        Words words = Words.of(locale);
        LiveBoard board = board();
        return Csv.of(
                "calls-now.csv",
                List.of(
                        "server",
                        "call",
                        "caller_ends_in",
                        "region",
                        "place",
                        "here_s",
                        "lasts_s",
                        "language",
                        "verified"),
                board.calls().stream()
                        .map(row ->
                                List.of(
                                        row.server(),
                                        row.callId(),
                                        row.caller().tail(),
                                        row.region().map(words::region).orElse(""),
                                        row.place(),
                                        Long.toString(row.here().so().toSeconds()),
                                        Long.toString(row.lasts().so().toSeconds()),
                                        row.language().map(Language::code).orElse(""),
                                        row.level().stored())));
    }

    /** The figures of the board as a table; 503 where they are not there. */
    @GetMapping("/today.csv")
    ResponseEntity<String> figures() {
        LiveBoard board = board();
        return board.today()
                .map(day -> Csv.of("today.csv", List.of("figure", "value"), figures(board, day)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
    }

    private static Stream<List<String>> figures(LiveBoard board, Today day) {
        return Stream.of(
                figure("servers", board.servers().size()),
                figure("servers_silent", board.silent().size()),
                figure("calls_now", board.count()),
                figure("calls_limit", board.limit()),
                figure("queued_now", board.queued()),
                figure("calls", day.traffic().callers()),
                figure("calls_not_over", day.traffic().open()),
                figure("self_service", day.selfService()),
                figure("agent", day.agent()),
                figure("abandoned", day.abandoned()),
                figure("failed", day.failed()),
                doctor("doctor_wrong", board, Health::wrong),
                doctor("doctor_warnings", board, Health::warnings),
                doctor("doctor_unknown", board, Health::unknown),
                List.of("connected", day.traffic().connected().map("%.4f"::formatted).orElse("")),
                List.of("busiest_minute", day.busiestAt().orElse("")),
                figure("busiest_minute_calls", day.busiest().map(Traffic.Minute::calls).orElse(0L)),
                List.of("data_to", day.dataTo().toString()));
    }

    /** Empty before anybody has looked. */
    private static List<String> doctor(String name, LiveBoard board, ToLongFunction<Health> found) {
        return List.of(
                name,
                board.health().map(health -> Long.toString(found.applyAsLong(health))).orElse(""));
    }

    private static List<String> figure(String name, long value) {
        return List.of(name, Long.toString(value));
    }

    /** The board, whole, each time that it is another. */
    @GetMapping("/live/stream")
    void stream(HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        Words words = Words.of(locale);
        streams.open(request, response, "live " + words, this::state, () -> drawn(words));
    }

    private String drawn(Words words) {
        StringOutput text = new StringOutput();
        JteboardGenerated.render(new OwaspHtmlTemplateOutput(text), null, words, board());
        return text.toString();
    }

    /** All that a board is made of, but the time. */
    private record State(
            ServerNow has,
            List<ServerNow> others,
            List<String> silent,
            Optional<Today> today,
            Optional<Health> health) {}

    private State state() {
        List<LiveServers.Other> others = servers.others();
        return new State(
                has(clock.instant()),
                others.stream()
                        .filter(other -> !other.silent())
                        .map(LiveServers.Other::now)
                        .toList(),
                others.stream()
                        .filter(LiveServers.Other::silent)
                        .map(LiveServers.Other::name)
                        .toList(),
                today.now(),
                health.now());
    }

    private ServerNow has(Instant now) {
        List<LiveCall> live = calls.now();
        return new ServerNow(server.callsMax(), live.size(), calls.queued(now), live);
    }

    private LiveBoard board() {
        Instant now = clock.instant();
        return LiveBoard.of(
                new LiveBoard.Here(servers.name(), has(now)),
                servers.others(),
                today.now(),
                health.now(),
                now);
    }
}
