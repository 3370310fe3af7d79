package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12333.cli.CallCommand;
import org.hotline12333.cli.StepLog;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.hotline12333.simulator.routes.InProcessHotline;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Cue;
import org.hotline12333.simulator.script.CallScript.Heard;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Turn;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.InjectedFault;
import org.hotline12333.simulator.script.Keystrokes;
import org.hotline12333.simulator.script.Wording;
import org.hotline12333.value.SoundId;
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
                    "open-statement",
                    "set-password",
                    "send-answer",
                    "send-topic",
                    "report-loss",
                    "release-loss");

    /**
     * Behind a kill a caller has all tries again: what a ladder says then is nothing that was lost.
     */
    private static final Set<Cause> SLIPS =
            Set.of(Cause.NOINPUT, Cause.NOMATCH, Cause.MISTAKEN, Cause.REFUSAL);

    private static final List<Cause> causes = new ArrayList<>();
    private static StepLog quiet;
    private static RehearsedHotline hotline;
    private static Watched watched;
    private static int placed;

    @BeforeAll
    static void open() {
        quiet = StepLog.show(false);
        hotline = RehearsedHotline.observedBy(_ -> KilledAnywhereTest::note);
        watched = new Watched(hotline.inMemory());
    }

    @AfterAll
    static void close() {
        hotline.close();
        quiet.close();
        System.out.println("kills: " + placed);
    }

    private static void note(CallEvent event) {
        if (event instanceof CallEvent.Went(_, Transition transition)) {
            causes.add(transition.cause());
        }
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
        public Duration length(SoundId recording) {
            return real.length(recording);
        }

        @Override
        public void inject(InjectedFault fault) {
            real.inject(fault);
        }
    }

    private record Answered(String service, Duration at) {}

    /** What a call has left in the store, but for drafts that nobody sent. */
    private record Left(List<String> tickets, List<String> recordings, List<String> audit) {
        List<String> otherThan(Left other) {
            return Stream.of(
                            difference(tickets, other.tickets()),
                            difference(recordings, other.recordings()),
                            difference(audit, other.audit()))
                    .flatMap(each -> each)
                    .toList();
        }

        private static Stream<String> difference(List<?> one, List<?> other) {
            return one.equals(other)
                    ? Stream.empty()
                    : Stream.of("left " + other + ", undisturbed " + one);
        }

        static Left now() {
            JdbcClient sql = JdbcClient.create(hotline.inMemory().database());
            return new Left(
                    sql
                            .sql(
                                    """
                                    select number, kind, about, promised, asked, call_day,
                                        call_half, call_claims, closed
                                    from ticket order by number
                                    """)
                            .query()
                            .listOfRows()
                            .stream()
                            .map(Object::toString)
                            .toList(),
                    sql
                            .sql(
                                    """
                                    select ticket, speech_ms from recording where ticket is not null
                                    order by ticket, speech_ms
                                    """)
                            .query()
                            .listOfRows()
                            .stream()
                            .map(Object::toString)
                            .toList(),
                    sql.sql(
                                    """
                                    select enquiry, result, case when enquiry = 'MESSAGE' then ''
                                        else detail end
                                    from enquiry_audit
                                    where enquiry like 'OPEN%' or enquiry = 'SET_PASSWORD'
                                        or result in ('SENT', 'QUEUED')
                                        or enquiry like '%_CARD_LOSS'
                                    order by id
                                    """)
                            .query((row, _) ->
                                    row.getString(1)
                                            + "/"
                                            + row.getString(2)
                                            + "/"
                                            + row.getString(3))
                            .list());
        }
    }

    private static MemoryRoute route() {
        return new MemoryRoute(watched, hotline.prompts()::length, CallCommand.DATE);
    }

    /** But for the apology, which comes again with whatever is repeated. */
    private static List<String> failures(CallScript script, Conversation call) {
        Conversation heard =
                new Conversation(
                        call.played().stream()
                                .filter(played -> !played.clip().id().endsWith("/interrupted"))
                                .toList(),
                        call.performed(),
                        call.end(),
                        call.length());
        return new Judge(hotline.vocabulary())
                .judge(script, heard).failures().stream().map(Object::toString).toList();
    }

    /** A fault in one turn, and the same move once more where the caller is there for it. */
    private static CallScript killed(CallScript script, int turn, InjectedFault kill) {
        List<Turn> turns = new ArrayList<>(script.turns().subList(0, turn));
        Turn lost = script.turns().get(turn);
        turns.add(new Turn(lost.heard(), lost.within(), Optional.of(kill), lost.move()));
        if (!lost.move().hangsUp()) {
            for (int again = isSecondEntry(lost) ? turn - 1 : turn; again <= turn; again++) {
                Move move = script.turns().get(again).move();
                Heard anything = new Heard(move.line(), Wording.of("*"));
                turns.add(new Turn(List.of(anything), Optional.empty(), lost.fault(), move));
            }
        }
        turns.addAll(script.turns().subList(turn + 1, script.turns().size()));
        return new CallScript(script.file(), script.setup(), script.never(), turns);
    }

    /** A form begins anew at its first entry. */
    private static boolean isSecondEntry(Turn turn) {
        return turn.heard().stream()
                .anyMatch(heard -> heard.wording().source().contains("/ask-new-password-again]"));
    }

    /** Every kill of a call that can be, once it was followed undisturbed. */
    private static List<CallScript> kills(CallScript script, Conversation undisturbed) {
        List<CallScript> kills = new ArrayList<>();
        IntStream.range(0, script.turns().size())
                .filter(turn -> canBeDoneAgain(script, turn))
                .mapToObj(turn -> killed(script, turn, new InjectedFault.Killed()))
                .forEach(kills::add);
        for (Answered each : watched.answered) {
            int turn =
                    (int)
                                    undisturbed.performed().stream()
                                            .filter(move -> move.from().compareTo(each.at()) <= 0)
                                            .count()
                            - 1;
            boolean draft =
                    each.service().equals("keep-message")
                            && script.turns().get(turn).move().hangsUp();
            if (CHANGING.contains(each.service()) && !draft) {
                kills.add(killed(script, turn, new InjectedFault.KilledAfter(each.service())));
            }
        }
        return kills;
    }

    /**
     * A move of the caller's, but for a hang-up, and for a second pound, which belongs to what was
     * said before it.
     */
    private static boolean canBeDoneAgain(CallScript script, int turn) {
        return switch (script.turns().get(turn).move()) {
            case Move.Keys(_, Keystrokes keys, Cue.Into _) when keys.keys().equals("#") ->
                    !(script.turns().get(turn - 1).move() instanceof Move.Say);
            case Move.Keys _, Move.Say _, Move.Wait _ -> !script.turns().get(turn).move().hangsUp();
            case Move.HangUp _, Move.GivenBack _, Move.Transferred _, Move.Disconnected _ -> false;
        };
    }

    private static boolean isOtherwiseWell(CallScript script) {
        return script.setup().fault().isWell()
                && script.turns().stream()
                        .flatMap(turn -> turn.fault().stream())
                        .allMatch(InjectedFault::isWell);
    }

    private static Stream<CallScript> scripts() {
        return ShippedCalls.read(hotline.vocabulary()).stream()
                .filter(script ->
                        script.file()
                                .toString()
                                .matches("calls/(tickets|messages|passwords|sms|card)/.*"))
                .filter(KilledAnywhereTest::isOtherwiseWell)
                .filter(script -> script.turns().stream().noneMatch(KilledAnywhereTest::isHalf));
    }

    /** Half an entry goes with its server, and its other half alone is a slip. */
    private static boolean isHalf(Turn turn) {
        return turn.heard().stream()
                .anyMatch(heard -> heard.wording().source().contains("/please-go-on]"));
    }

    @TestFactory
    Stream<DynamicTest> whoIsAskedAgainAndAnswersLeavesTheSame() {
        return scripts()
                .map(script ->
                        dynamicTest(
                                script.file().toString(),
                                () -> assertThat(otherwise(script)).isEmpty()));
    }

    private static List<String> otherwise(CallScript script) {
        causes.clear();
        Conversation undisturbed = route().call(script);
        if (causes.stream().anyMatch(SLIPS::contains)) {
            return List.of();
        }
        Left left = Left.now();
        List<String> otherwise = new ArrayList<>();
        for (CallScript killed : kills(script, undisturbed)) {
            placed++;
            Conversation call = route().call(killed);
            String kill = fault(script, killed);
            failures(killed, call).forEach(failure -> otherwise.add(kill + ": " + failure));
            left.otherThan(Left.now()).forEach(other -> otherwise.add(kill + ": " + other));
        }
        return otherwise;
    }

    private static String fault(CallScript script, CallScript killed) {
        return IntStream.range(0, killed.turns().size())
                .filter(turn ->
                        turn >= script.turns().size()
                                || !killed.turns()
                                        .get(turn)
                                        .fault()
                                        .equals(script.turns().get(turn).fault()))
                .mapToObj(turn ->
                        "line %d %s"
                                .formatted(
                                        killed.turns().get(turn).move().line(),
                                        killed.turns().get(turn).fault()))
                .findFirst()
                .orElse("");
    }

    /** Nobody is there to whom another server could turn, and nobody was told of anything. */
    @Test
    void whoHungUpJustBeforeTheServerDiedHasLeftADraft() {
        Conversation call =
                route().call(
                                hotline.script(
                                        """
                                        hears  [zh/welcome][zh/welcome-english]
                                        keys   1 3 1
                                        hears  [zh/ask-message]
                                        the server is killed once keep-message has answered
                                        says   3 s, hangs up
                                        """));

        assertThat(call.end()).isEqualTo(new Conversation.End.HungUp());
        assertThat(watched.kills).isZero();
        assertThat(Left.now().recordings()).isEmpty();
    }

    @Test
    void aServerThatWasNotKilledFailsItsScript() {
        Conversation call =
                route().call(
                                hotline.script(
                                        """
                                        hears  [zh/welcome][zh/welcome-english]
                                        keys   1
                                        hears  [zh/main-menu]
                                        the server is killed once open-complaint has answered
                                        keys   3
                                        hears  [zh/leave-word-menu]
                                        hangs up
                                        """));

        assertThat(call.end())
                .isEqualTo(
                        new Conversation.End.Failed(
                                "the server was never killed: open-complaint has not answered"));
    }
}
