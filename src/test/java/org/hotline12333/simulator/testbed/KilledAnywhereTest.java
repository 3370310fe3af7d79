package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12333.cli.CallCommand;
import org.hotline12333.cli.StepLog;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.hotline12333.simulator.routes.InProcessHotline;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Heard;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Turn;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.InjectedFault;
import org.hotline12333.simulator.script.Wording;
import org.hotline12333.value.RecordingId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each shipped call that leaves something, again and again: its server is killed before every move,
 * and behind every answer that is on the disk, and another one goes on. Whoever does once more what
 * was lost hears all that the undisturbed caller hears, the same numbers, and leaves the same.
 */
class KilledAnywhereTest {
    /** What is on the disk once they have answered. */
    private static final Set<String> CHANGING =
            Set.of(
                    "keep-message",
                    "leave-message",
                    "open-call-back",
                    "open-complaint",
                    "open-objection",
                    "open-statement");

    /** In these a caller slips: behind a kill they have all their tries again, and hear more. */
    private static final String SLIPPING = ".*/(slips-.*|nothing-said.*|not-heard|another-number)";

    private static StepLog quiet;
    private static RehearsedHotline hotline;
    private static Watched watched;

    @BeforeAll
    static void open() {
        quiet = StepLog.show(false);
        hotline = RehearsedHotline.open();
        watched = new Watched(hotline.inMemory());
    }

    @AfterAll
    static void close() {
        hotline.close();
        quiet.close();
    }

    /** The hotline, and when in a call which service has answered. */
    private static final class Watched implements InProcessHotline {
        private final InProcessHotline real;
        private final List<Answered> answered = new ArrayList<>();
        private Duration before = Duration.ZERO;
        private int kills;

        Watched(InProcessHotline real) {
            this.real = real;
        }

        @Override
        public void prepare(Instant begin) {
            answered.clear();
            before = Duration.ZERO;
            kills = 0;
            real.prepare(begin);
        }

        @Override
        public void answer(SimulatedChannel line, Consumer<String> served) {
            Consumer<String> noted =
                    service -> {
                        answered.add(new Answered(service, before.plus(line.clock())));
                        served.accept(service);
                    };
            real.answer(line, noted);
            before = before.plus(line.clock());
        }

        @Override
        public void moves() {
            kills++;
            real.moves();
        }

        @Override
        public void isAway(Duration time) {
            real.isAway(time);
        }

        @Override
        public Duration length(RecordingId recording) {
            return real.length(recording);
        }

        @Override
        public void inject(InjectedFault fault) {
            real.inject(fault);
        }
    }

    private record Answered(String service, Duration at) {}

    /** What a call has left in the store, but for drafts that nobody sent. */
    private record Left(
            List<Map<String, Object>> tickets,
            List<Map<String, Object>> recordings,
            List<String> audit) {
        static Left now() {
            JdbcClient sql = JdbcClient.create(hotline.inMemory().database());
            return new Left(
                    sql.sql(
                                    """
                                    select number, kind, about, promised, asked, channel, call_day,
                                        call_half, call_claims, closed
                                    from ticket order by number
                                    """)
                            .query()
                            .listOfRows(),
                    sql.sql(
                                    """
                                    select ticket, speech_ms from recording where ticket is not null
                                    order by ticket, speech_ms
                                    """)
                            .query()
                            .listOfRows(),
                    sql.sql(
                                    """
                                    select enquiry, result, case when enquiry = 'MESSAGE' then ''
                                        else detail end
                                    from enquiry_audit
                                    where enquiry like 'OPEN%' or result = 'SENT' order by id
                                    """)
                            .query((row, _) ->
                                    row.getString(1) + "/" + row.getString(2) + "/"
                                            + row.getString(3))
                            .list());
        }
    }

    private static MemoryRoute route() {
        return new MemoryRoute(watched, hotline.prompts()::length, CallCommand.DATE);
    }

    private static List<String> failures(CallScript script, Conversation call) {
        return new Judge(hotline.vocabulary())
                .judge(script, call).failures().stream().map(Object::toString).toList();
    }

    /** A fault in one turn, and the same move once more where the caller is there for it. */
    private static CallScript killed(CallScript script, int turn, InjectedFault kill) {
        List<Turn> turns = new ArrayList<>(script.turns().subList(0, turn));
        Turn lost = script.turns().get(turn);
        turns.add(new Turn(lost.heard(), lost.within(), Optional.of(kill), lost.move()));
        if (kill.equals(new InjectedFault.Killed()) || !lost.move().hangsUp()) {
            Heard anything = new Heard(lost.move().line(), Wording.of("*"));
            turns.add(new Turn(List.of(anything), Optional.empty(), lost.fault(), lost.move()));
        }
        turns.addAll(script.turns().subList(turn + 1, script.turns().size()));
        return new CallScript(script.file(), script.setup(), script.never(), turns);
    }

    /** Every kill of a call that can be, once it was followed undisturbed. */
    private static List<CallScript> kills(CallScript script, Conversation undisturbed) {
        List<CallScript> kills = new ArrayList<>();
        IntStream.range(0, script.turns().size())
                .filter(turn -> isTheCallers(script.turns().get(turn).move()))
                .mapToObj(turn -> killed(script, turn, new InjectedFault.Killed()))
                .forEach(kills::add);
        for (Answered each : watched.answered) {
            int turn =
                    (int)
                                    undisturbed.performed().stream()
                                            .filter(move -> move.from().compareTo(each.at()) <= 0)
                                            .count()
                            - 1;
            if (CHANGING.contains(each.service())) {
                kills.add(killed(script, turn, new InjectedFault.KilledAfter(each.service())));
            }
        }
        return kills;
    }

    private static boolean isTheCallers(Move move) {
        return switch (move) {
            case Move.Keys _, Move.Say _, Move.Wait _, Move.HangUp _ -> true;
            case Move.GivenBack _, Move.Transferred _, Move.Disconnected _ -> false;
        };
    }

    private static boolean isOtherwiseWell(CallScript script) {
        return script.setup().fault().isWell()
                && script.turns().stream()
                        .flatMap(turn -> turn.fault().stream())
                        .allMatch(fault -> fault.isWell() || fault.isOfServer());
    }

    private static Stream<CallScript> scripts() {
        return ShippedCalls.read(hotline.vocabulary()).stream()
                .filter(script -> script.file().toString().matches("calls/(tickets|messages)/.*"))
                .filter(KilledAnywhereTest::isOtherwiseWell);
    }

    @TestFactory
    Stream<DynamicTest> whoIsAskedAgainAndAnswersLeavesTheSame() {
        return scripts()
                .filter(script -> !script.file().toString().replace(".call", "").matches(SLIPPING))
                .map(script ->
                        dynamicTest(script.file().toString(), () -> assertThat(otherwise(script)).isEmpty()));
    }

    private static List<String> otherwise(CallScript script) {
        Conversation undisturbed = route().call(script);
        Left left = Left.now();
        List<String> otherwise = new ArrayList<>();
        for (CallScript killed : kills(script, undisturbed)) {
            Conversation call = route().call(killed);
            String kill = fault(script, killed);
            failures(killed, call).forEach(failure -> otherwise.add(kill + ": " + failure));
            if (!Left.now().equals(left)) {
                otherwise.add(kill + ": left " + Left.now() + ", undisturbed " + left);
            }
        }
        return otherwise;
    }

    private static String fault(CallScript script, CallScript killed) {
        return IntStream.range(0, killed.turns().size())
                .filter(turn ->
                        turn >= script.turns().size()
                                || !killed.turns().get(turn).fault()
                                        .equals(script.turns().get(turn).fault()))
                .mapToObj(turn ->
                        "line %d %s"
                                .formatted(
                                        killed.turns().get(turn).move().line(),
                                        killed.turns().get(turn).fault()))
                .findFirst()
                .orElse("");
    }
}
