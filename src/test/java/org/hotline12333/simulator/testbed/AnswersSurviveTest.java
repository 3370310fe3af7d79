package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hotline12333.audiosocket.Pace;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.interpreter.Tour;
import org.hotline12333.interpreter.Tour.Move;
import org.hotline12333.interpreter.Tour.Stop;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server goes after each answer of each service, in a call that has heard all others before: over
 * FastAGI and in memory the next one says the answer again.
 */
class AnswersSurviveTest {
    /** Far more than a call may last otherwise: this one hears everything twice. */
    private static final CallLimits LIMITS = new CallLimits(5_000, Duration.ofDays(1));

    /** What the services of each call still have to answer. */
    private static final Map<String, Deque<Move.Served>> ANSWERS = new ConcurrentHashMap<>();

    @TempDir private static Path keys;

    private static TestHotline hotline;
    private static CallRunner runner;
    private static FastAgiServer server;

    @BeforeAll
    static void open() throws Exception {
        hotline = TestHotline.open(keys);
        runner = hotline.runner(LIMITS, service -> new Foretold(service.contract()));
        server =
                new FastAgiServer(
                        FastAgiSettings.of(
                                        InetAddress.getLoopbackAddress(),
                                        0,
                                        List.of("127.0.0.1/32"),
                                        10)
                                .withPace(Pace.PEER),
                        runner::run);
        server.start();
    }

    @AfterAll
    static void close() {
        server.close();
        hotline.close();
    }

    /** Answers as the tour says. */
    private record Foretold(Contract contract) implements Service {
        @Override
        public Result serve(Request request) {
            Move.Served next =
                    Objects.requireNonNull(ANSWERS.get(request.enquirer().session())).remove();
            assertThat(next.service()).isEqualTo(contract.service());
            return next.result();
        }
    }

    /** Keys the next answer whenever the line waits, and is cut off when there is none. */
    private static final class Touring implements Caller {
        private static final Duration A_WHILE = Duration.ofSeconds(1);

        private final Deque<String> keys = new ArrayDeque<>();

        Touring(List<Move> moves) {
            for (Move move : moves) {
                if (move instanceof Move.Keyed(String keyed)) {
                    keys.add(keyed);
                }
            }
        }

        @Override
        public List<Act> at(Moment moment) {
            return switch (moment) {
                case Moment.Dialled _, Moment.Speaking _, Moment.Recording _ -> List.of();
                case Moment.Waiting _ when keys.isEmpty() ->
                        List.of(new Act.HangUp(Duration.ofSeconds(1)));
                case Moment.Waiting(_, _, Duration patience) ->
                        Act.presses(within(patience), Duration.ofMillis(100), keys.remove());
            };
        }

        /** Before a tone there is hardly any time. */
        private static Duration within(Duration patience) {
            Duration half = patience.dividedBy(2);
            return half.compareTo(A_WHILE) < 0 ? half : A_WHILE;
        }
    }

    private static Stream<Stop> stops() {
        return Stream.of("1", "2").map(Tour::of).flatMap(all -> all.stream().skip(all.size() / 2));
    }

    private static Exchange exchange(Stop stop) {
        String id = "1763900000." + ANSWERS.size();
        Deque<Move.Served> answers = new ArrayDeque<>();
        for (Move move : stop.moves()) {
            if (move instanceof Move.Served served) {
                answers.add(served);
            }
        }
        ANSWERS.put(id, answers);
        return Exchange.of(new CallFacts(id, "13900000001", "12333"));
    }

    private static AgiRequest call(Exchange exchange, List<Move> moves) throws IOException {
        InetSocketAddress door =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        return AgiPeer.of(door, hotline.prompts()::length).call(exchange, new Touring(moves));
    }

    private static List<String> clips(AgiRequest request) {
        return request.played().stream().map(played -> played.clip().id()).toList();
    }

    @ParameterizedTest
    @MethodSource("stops")
    void itIsSaidAgainOverFastAgi(Stop stop) throws IOException {
        Exchange exchange = exchange(stop);
        AgiRequest lost = call(exchange, stop.moves());
        String state = lost.variables().getOrDefault("HOTLINE_STATE", "");

        AgiRequest found = call(exchange.withState(state), List.of());

        assertSaidAgain(stop, clips(lost), clips(found));
    }

    @ParameterizedTest
    @MethodSource("stops")
    void itIsSaidAgainInMemory(Stop stop) {
        Exchange exchange = exchange(stop);
        SimulatedChannel lost =
                new SimulatedChannel(
                        exchange, new Touring(stop.moves()), hotline.prompts()::length);
        runner.run(lost);
        SimulatedChannel found =
                new SimulatedChannel(
                        exchange.withState(lost.kept()),
                        new Touring(List.of()),
                        hotline.prompts()::length);
        runner.run(found);

        assertSaidAgain(stop, clips(lost), clips(found));
    }

    private static List<String> clips(SimulatedChannel line) {
        return line.played().stream().map(played -> played.clip().id()).toList();
    }

    private static void assertSaidAgain(Stop stop, List<String> before, List<String> after) {
        assertThat(ANSWERS.values().stream().filter(left -> !left.isEmpty()))
                .as("calls that were told less")
                .hasSize(0);
        assertThat(after.getFirst()).matches("(zh|en)/interrupted");
        List<String> again = new ArrayList<>(after.subList(1, after.size()));
        assertThat(again).isNotEmpty().doesNotContain("zh/welcome");
        if (!stop.refused()) { // there a form begins anew
            assertThat(before).endsWith(again.toArray(String[]::new));
            assertThat(again).hasSizeGreaterThanOrEqualTo(stop.texts().size());
        }
    }
}
