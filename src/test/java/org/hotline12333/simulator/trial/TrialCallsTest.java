package org.hotline12333.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.announcement.Announcement;
import org.hotline12333.announcement.Announcements;
import org.hotline12333.cli.StepLog;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.judge.ScriptRun;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.routes.CallerTempo;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.PerformedMove;
import org.hotline12333.simulator.script.Vocabulary;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.hotline12333.simulator.trial.Trial.Line;
import org.hotline12333.simulator.trial.Trial.Standing;
import org.hotline12333.simulator.trial.Trial.TimedClip;
import org.hotline12333.simulator.trial.Trial.Wants;
import org.hotline12333.simulator.trial.TrialTurn.Act;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls made key by key are the calls that scripts make. */
class TrialCallsTest {
    private static final String CALLER = "caller 13900000001\n";
    private static final Act LISTEN = new Act.Listen();

    private static StepLog quiet;
    private static RehearsedHotline hotline;
    private static TrialCalls trials;

    @BeforeAll
    static void open() {
        quiet = StepLog.show(false);
        hotline = RehearsedHotline.open();
        trials = new TrialCalls(hotline::release);
    }

    @AfterAll
    static void close() {
        trials.close();
        hotline.close();
        quiet.close();
    }

    private static Trial.Call take(String script, Duration now, Act act) throws TrialBusyException {
        return (Trial.Call) trials.take(new TrialTurn(script, now, act));
    }

    private static List<String> shipped() throws IOException {
        List<String> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("calls"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = Files.readString(file);
                scripts.add(text.contains("\ncaller ") ? text : CALLER + text);
            }
        }
        return scripts;
    }

    /** What its caller does, without what is heard. */
    private static String done(String script) {
        return script.lines()
                .filter(line -> !line.matches("(hears|never|within)\\s.*"))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> heard(Trial.Call call) {
        return call.lines().stream()
                .filter(Line.Said.class::isInstance)
                .flatMap(line -> ((Line.Said) line).clips().stream())
                .map(clip -> clip.at().toMillis() + " " + Vocabulary.name(new Clip(clip.id())))
                .toList();
    }

    private static List<String> heard(Conversation call) {
        return call.played().stream().map(TrialCallsTest::heard).toList();
    }

    private static String heard(Played played) {
        return played.at().toMillis() + " " + Vocabulary.name(played.clip());
    }

    @Test
    void everyShippedScriptSoundsAsItDoesWhenItIsJudged() throws Exception {
        List<String> scripts = shipped();
        long nanos = 0;
        for (String script : scripts) {
            ScriptRun run = hotline.run(script);
            long begin = System.nanoTime();
            Trial.Call call = take(done(script), Duration.ZERO, LISTEN);
            nanos += System.nanoTime() - begin;

            assertThat(heard(call)).as(script).isEqualTo(heard(run.conversation().orElseThrow()));
            assertThat(call.standing()).as(script).isInstanceOf(Standing.Over.class);
        }
        System.out.printf(
                "%d turns of whole calls, %.1f ms each%n",
                scripts.size(), nanos / 1e6 / scripts.size());
    }

    @Test
    void whatIsKeptAsAScriptRunsAsItIsWritten() throws Exception {
        for (String script : shipped()) {
            Trial.Call kept = (Trial.Call) trials.whole(done(script));

            assertThat(hotline.failures(kept.script())).as(kept.script()).isEmpty();
        }
    }

    @Test
    void keysPressedOneByOneAtTheirMomentsMakeTheSameCall() throws Exception {
        List<String> scripts = shipped();
        long nanos = 0;
        int turns = 0;
        for (int i = 0; i < scripts.size(); i += 9) {
            ScriptRun run = hotline.run(scripts.get(i));
            Conversation wanted = run.conversation().orElseThrow();
            if (scripts.get(i).matches("(?s).*\n(the|says|is given|is served)\\b.*")) {
                continue;
            }
            String call = circumstances(scripts.get(i));
            for (Press press : presses(run.script(), wanted)) {
                long begin = System.nanoTime();
                call = take(call, press.at(), press.act()).script();
                nanos += System.nanoTime() - begin;
                turns++;
            }

            assertThat(heard(take(call, wanted.length(), LISTEN)))
                    .as(call)
                    .isEqualTo(heard(wanted));
        }
        System.out.printf("%d turns with a key, %.1f ms each%n", turns, nanos / 1e6 / turns);
    }

    private static String circumstances(String script) {
        return script.lines()
                .filter(line -> line.matches("(caller|date|agents|ahead)\\s.*"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private record Press(Duration at, Act act) {}

    private static List<Press> presses(CallScript script, Conversation call) {
        List<Press> presses = new ArrayList<>();
        for (PerformedMove done : call.performed()) {
            switch (script.turns().get(done.turn()).move()) {
                case Move.Keys(_, var keys, _) -> {
                    List<Duration> times = keys.times(CallerTempo.HUMAN.beat());
                    for (int i = 0; i < times.size(); i++) {
                        presses.add(
                                new Press(
                                        done.from().plus(times.get(i)),
                                        new Act.Press(keys.keys().substring(i, i + 1))));
                    }
                }
                case Move.HangUp _ -> presses.add(new Press(done.from(), new Act.HangUp()));
                case Move.Wait _, Move.Say _ -> {}
                case Move.GivenBack _, Move.Transferred _, Move.Disconnected _ -> {}
            }
        }
        return presses;
    }

    @Test
    void keysAtAnyMomentAreACallThatAScriptCanTell() throws Exception {
        Random random = new Random(12333);
        for (int i = 0; i < 40; i++) {
            String script = "";
            Duration now = Duration.ZERO;
            for (int keys = 0; keys < 8; keys++) {
                now = now.plusMillis(random.nextInt(9_000));
                String key = String.valueOf("1201234590*#".charAt(random.nextInt(12)));
                script = take(script, now, new Act.Press(key)).script();
            }
            Trial.Call kept = (Trial.Call) trials.whole(script);

            assertThat(hotline.failures(kept.script())).as(kept.script()).isEmpty();
        }
    }

    @Test
    void aKeyInTheMiddleOfWhatIsSaidCutsIt() throws Exception {
        Trial.Call call = take("", Duration.ofMillis(1_200), new Act.Press("1"));

        assertThat(call.script()).isEqualTo("keys   1 at 700 ms\n");
        Line.Said said = (Line.Said) call.lines().getFirst();
        assertThat(said.clips())
                .containsExactly(
                        new TimedClip(
                                "zh/welcome", Duration.ofMillis(500), Duration.ofMillis(700)));
        assertThat(call.lines().get(1))
                .isEqualTo(new Line.Did(Duration.ofMillis(1_200), "keys   1 at 700 ms"));
    }

    @Test
    void aCallStandsWhereItWaits() throws Exception {
        Trial.Call begun = take("", Duration.ZERO, LISTEN);
        Trial.Call menu = take("keys 1", Duration.ZERO, LISTEN);
        Trial.Call field = take("keys 1\nkeys 1", Duration.ZERO, LISTEN);
        Trial.Call entry = take("keys 1\nkeys 1\nkeys 99", Duration.ZERO, LISTEN);

        assertThat(List.of(begun, menu, field, entry))
                .extracting(call -> ((Standing.Waiting) call.standing()).wants())
                .containsExactly(Wants.KEY, Wants.KEY, Wants.KEYS, Wants.MORE_KEYS);
        assertThat(List.of(menu, field, entry))
                .extracting(call -> ((Standing.Waiting) call.standing()).place())
                .containsExactly("main", "identify/id-number", "identify/id-number");
    }

    @Test
    void aPauseInAnEntryIsPartOfIt() throws Exception {
        String script = "keys 1\nkeys 1\nkeys 99\n";
        Duration last = waiting(take(script, Duration.ZERO, LISTEN)).at();

        assertThat(take(script, last.plusMillis(1_500), new Act.Press("0")).script())
                .isEqualTo("keys 1\nkeys 1\nkeys 99 (1500 ms) 0\n");
        assertThat(take(script, last.plusMillis(200), new Act.Press("00")).script())
                .isEqualTo("keys 1\nkeys 1\nkeys 9900\n");
    }

    @Test
    void anEntryThatIsNotEndedIsOverAfterItsPatience() throws Exception {
        String script = "keys 1\nkeys 1\nkeys 99\n";
        Standing.Waiting entry = waiting(take(script, Duration.ZERO, LISTEN));

        Trial.Call later = take(script, entry.until(), LISTEN);

        assertThat(waiting(later).wants()).isEqualTo(Wants.KEYS);
        assertThat(waiting(later).at()).isGreaterThan(entry.until());
        assertThat(take(script, waiting(later).at().plusMillis(500), new Act.Press("8")).script())
                .isEqualTo(script + "keys   8\n");
    }

    private static Standing.Waiting waiting(Trial.Call call) {
        return (Standing.Waiting) call.standing();
    }

    @Test
    void aSilenceThatIsPassedIsWritten() throws Exception {
        Standing.Waiting begun = waiting(take("", Duration.ZERO, LISTEN));

        Trial.Call passed = take("", begun.until(), LISTEN);

        assertThat(passed.script()).isEqualTo("waits\n");
        assertThat(waiting(passed).at()).isGreaterThan(begun.until());
    }

    @Test
    void whoHangsUpIsGone() throws Exception {
        Standing.Waiting begun = waiting(take("", Duration.ZERO, LISTEN));
        Trial.Call gone = take("", begun.at().plusMillis(700), new Act.HangUp());

        assertThat(gone.script()).isEqualTo("waits  700 ms\nhangs up\n");
        assertThat(gone.standing()).isEqualTo(new Standing.Over(Trial.End.HUNG_UP, ""));
        assertThat(take(gone.script(), Duration.ofMinutes(1), new Act.Press("1")).script())
                .isEqualTo(gone.script());
    }

    @Test
    void afterATonePressingAPoundEndsTheRecording() throws Exception {
        String way = "keys 13\n";
        Trial.Call call = take(way, Duration.ZERO, LISTEN);
        for (int i = 0; i < 4 && waiting(call).wants() != Wants.VOICE; i++) {
            way = take(way, waiting(call).at().plusMillis(500), new Act.Press("1")).script();
            call = take(way, Duration.ZERO, LISTEN);
        }

        assertThat(waiting(call).wants()).isEqualTo(Wants.VOICE);
        assertThat(take(way, waiting(call).at(), new Act.Press("5")).script()).isEqualTo(way);
        assertThat(take(way, waiting(call).at(), new Act.Press("#")).script())
                .isEqualTo(way + "says   nothing, keys #\n");
        assertThat(((Trial.Call) trials.whole(way)).script()).contains("says   nothing, hangs up");
    }

    @Test
    void aFaultCountsFromTheNextMoveOn() throws Exception {
        String script = "keys 11990000198001010012 1000000012#\nthe store is down\n";
        Standing.Waiting menu = waiting(take(script, Duration.ZERO, LISTEN));
        Trial.Call call = take(script, menu.at().plusMillis(500), new Act.Press("1"));

        assertThat(heard(call)).anyMatch(clip -> clip.endsWith(" zh/records-away"));
        assertThat(call.lines()).filteredOn(Line.Answered.class::isInstance).hasSize(2);
    }

    @Test
    void whatIsNoScriptIsRefusedByItsLines() throws Exception {
        Trial refused = trials.take(new TrialTurn("keys 1\nkyes 2\n", Duration.ZERO, LISTEN));

        assertThat(((Trial.Refused) refused).problems())
                .singleElement()
                .hasToString("script:2: `kyes` is not known; did you mean `keys`?");
        Trial endless =
                trials.take(new TrialTurn("keys 1\n".repeat(10_000), Duration.ZERO, LISTEN));
        assertThat(((Trial.Refused) endless).problems()).hasSize(1);
    }

    @Test
    void whatWasKeyedIsNotPrinted() throws Exception {
        Act keys = new Act.Press("990000198001010012");
        TrialTurn turn = new TrialTurn("keys 1\nkeys 1\n", Duration.ofMinutes(1), keys);

        assertThat(List.of(turn, keys, trials.take(turn)))
                .extracting(Object::toString)
                .noneMatch(words -> words.contains("9900"));
    }

    @Test
    void aNewReleaseLeadsTheNextTurn() throws Exception {
        Release first = hotline.release();
        Announcement news = new Announcement("verified", LocalDateTime.MIN, LocalDateTime.MAX);
        AtomicReference<Release> present = new AtomicReference<>(first);
        try (TrialCalls following = new TrialCalls(present::get)) {
            TrialTurn turn = new TrialTurn("keys 1\n", Duration.ZERO, LISTEN);
            assertThat(heard((Trial.Call) following.take(turn)))
                    .noneMatch(clip -> clip.endsWith(" zh/verified"));
            present.set(
                    new Release(
                            first.prompts(),
                            first.dialplan(),
                            first.hours(),
                            new Announcements(List.of(news))));

            assertThat(heard((Trial.Call) following.take(turn)))
                    .anyMatch(clip -> clip.endsWith(" zh/verified"));
        }
    }

    @Test
    @Timeout(60)
    void whoeverComesWhileAllAreInUseIsToldSo() throws Exception {
        CountDownLatch taken = new CountDownLatch(TrialCalls.TELEPHONES);
        CountDownLatch free = new CountDownLatch(1);
        Releases slow =
                () -> {
                    taken.countDown();
                    assertThat(Thread.currentThread().getPriority()).isEqualTo(Thread.MIN_PRIORITY);
                    try {
                        free.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return hotline.release();
                };
        TrialTurn turn = new TrialTurn("", Duration.ZERO, LISTEN);
        try (TrialCalls used = new TrialCalls(slow, Duration.ZERO)) {
            while (taken.getCount() > 0) {
                assertThatThrownBy(() -> used.take(turn))
                        .isInstanceOf(TrialBusyException.class)
                        .hasMessageContaining("try again");
            }
            free.countDown();
        }
    }
}
