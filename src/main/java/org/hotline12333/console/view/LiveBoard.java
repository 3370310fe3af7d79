package org.hotline12333.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12333.live.CallerRegion;
import org.hotline12333.live.LiveCall;
import org.hotline12333.live.LiveServers.Other;
import org.hotline12333.live.MaskedCaller;
import org.hotline12333.live.ServerNow;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.VerificationLevel;

/**
 * What the live page shows.
 *
 * @param calls the longest first, no more than {@link #SHOWN_MAX}
 * @param servers over the store that are heard of, by name; one alone where no other is
 * @param silent those of them that have said nothing for a while
 * @param count of all calls under way
 * @param limit calls at once
 * @param queued callers whom queues have: they wait, or talk to an agent
 * @param today empty where the store does not answer, or has not yet
 * @param health empty before anybody has looked
 * @param at when it was so
 */
public record LiveBoard(
        List<Row> calls,
        List<String> servers,
        List<Silent> silent,
        int count,
        int limit,
        int queued,
        Optional<Today> today,
        Optional<Health> health,
        Instant at) {
    /** Nobody reads more rows, and a browser has to lay them out each second. */
    public static final int SHOWN_MAX = ServerNow.CALLS_MAX;

    /** So full, a hotline is about to turn callers away. */
    private static final double NEARLY = 0.8;

    /**
     * A call.
     *
     * @param id of its row in the page
     * @param server that has it
     */
    public record Row(
            String id,
            String server,
            String callId,
            MaskedCaller caller,
            Optional<CallerRegion> region,
            String place,
            Optional<Language> language,
            VerificationLevel level,
            Span lasts,
            Span here) {}

    /**
     * A time that goes on.
     *
     * @param since when it began
     * @param so how long it has lasted
     */
    public record Span(Instant since, Duration so) {
        static Span of(Instant since, Instant now) {
            Duration so = Duration.between(since, now);
            return new Span(since, so.isNegative() ? Duration.ZERO : so);
        }

        /** Minutes and seconds. */
        public String clock() {
            return "%d:%02d".formatted(so.toMinutes(), so.toSecondsPart());
        }

        /** As a duration of HTML. */
        public String machine() {
            return "PT%dS".formatted(so.toSeconds());
        }
    }

    /**
     * A server that has said nothing for a while.
     *
     * @param since when it last did
     */
    public record Silent(String server, Span since) {}

    /**
     * What this server has.
     *
     * @param name of it
     */
    public record Here(String name, ServerNow has) {}

    /** Of this server, and of others over the same store. */
    public static LiveBoard of(
            Here here,
            List<Other> others,
            Optional<Today> today,
            Optional<Health> health,
            Instant now) {
        List<Other> heard = others.stream().filter(other -> !other.silent()).toList();
        List<ServerNow> all =
                Stream.concat(Stream.of(here.has()), heard.stream().map(Other::now)).toList();
        return new LiveBoard(
                Stream.concat(
                                rows(0, here.name(), here.has(), now),
                                IntStream.range(0, heard.size())
                                        .boxed()
                                        .flatMap(at ->
                                                rows(
                                                        at + 1,
                                                        heard.get(at).name(),
                                                        heard.get(at).now(),
                                                        now)))
                        .sorted(Comparator.comparing(row -> row.lasts().since()))
                        .limit(SHOWN_MAX)
                        .toList(),
                Stream.concat(Stream.of(here.name()), heard.stream().map(Other::name)).toList(),
                others.stream()
                        .filter(Other::silent)
                        .map(other -> new Silent(other.name(), Span.of(other.at(), now)))
                        .toList(),
                all.stream().mapToInt(ServerNow::count).sum(),
                all.stream().mapToInt(ServerNow::limit).sum(),
                all.stream().mapToInt(ServerNow::queued).sum(),
                today,
                health,
                now);
    }

    private static Stream<Row> rows(int server, String name, ServerNow has, Instant now) {
        return has.calls().stream().map(call -> row(server, name, call, now));
    }

    private static Row row(int server, String name, LiveCall call, Instant now) {
        return new Row(
                "call-%d-%d".formatted(server, call.number()),
                name,
                call.callId(),
                call.caller(),
                call.region(),
                call.place(),
                call.language(),
                call.level(),
                Span.of(call.began(), now),
                Span.of(call.since(), now));
    }

    public boolean hasOthers() {
        return servers.size() > 1;
    }

    /** Calls that have no row. */
    public int hidden() {
        return count - calls.size();
    }

    public boolean isNearlyFull() {
        return count >= limit * NEARLY;
    }
}
