package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.hotline12333.cli.CallCommand;
import org.hotline12333.cli.FuzzRun;
import org.hotline12333.cli.StepLog;
import org.hotline12333.cli.Verb;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.simulator.fuzz.Fuzz;
import org.hotline12333.simulator.fuzz.InvariantChecker;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.ScriptRun;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.Vocabulary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random keys, pauses and hang-ups. */
class FuzzTest {
    private static final long SEED = 12_333;
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final int MANY = 1_000_000;

    private final StepLog quiet = StepLog.show(false);
    private final InvariantChecker invariants = new InvariantChecker(CallLimits.DEFAULT);
    private final RehearsedHotline hotline = RehearsedHotline.observedBy(invariants);
    private final MemoryRoute route = route(hotline);

    @AfterEach
    void close() {
        hotline.close();
        quiet.close();
    }

    private Fuzz fuzz() {
        return fuzz(hotline, invariants);
    }

    private static Fuzz fuzz(RehearsedHotline hotline, InvariantChecker looksOn) {
        return new Fuzz(
                route(hotline), hotline.inMemory(), looksOn, hotline.dialplan(), FuzzRun.people());
    }

    private static MemoryRoute route(RehearsedHotline hotline) {
        return new MemoryRoute(hotline.inMemory(), hotline.prompts()::length, CallCommand.DATE);
    }

    @Test
    void everyCallAtRandomEndsAsItShould() {
        assertThat(firstComplaint(SEED)).isEmpty();
    }

    @Test
    void callsFromAFreshSeedEndAsTheyShould() {
        long seed = System.currentTimeMillis();
        System.out.println("calls at random from seed " + seed);

        assertThat(firstComplaint(seed)).as("./hotline call --fuzz 5000 --seed " + seed).isEmpty();
    }

    private String firstComplaint(long seed) {
        Fuzz fuzz = fuzz();
        long end = System.nanoTime() + SHORT.toNanos();
        return LongStream.iterate(seed, next -> next + 1)
                .takeWhile(_ -> System.nanoTime() < end)
                .mapToObj(fuzz::call)
                .filter(call -> !call.violations().isEmpty())
                .map(call -> call.written(hotline.vocabulary()))
                .findFirst()
                .orElse("");
    }

    @Test
    void aSeedGivesTheSameCallAgain() {
        Fuzz fuzz = fuzz();

        Conversation first = fuzz.call(SEED).conversation();
        fuzz.call(SEED + 1);

        assertThat(fuzz.call(SEED).conversation()).isEqualTo(first);
    }

    /** It falls into the recording in a call at random, and before it in a script. */
    private static final Pattern KEY_AT_THE_TONE =
            Pattern.compile(
                    "keys [^\n]*\n(hears [^\n]*message-not-heard[^\n]*\n)?(waits[^\n]*\n)*says");

    @Test
    void aCallAtRandomWrittenAsAScriptGoesTheSameWay() throws Exception {
        Fuzz fuzz = fuzz();
        ScriptRunner rehearsal = new ScriptRunner(route, new Judge(hotline.vocabulary()));
        for (long seed = 1; seed <= 300; seed++) {
            Fuzz.Placed call = fuzz.call(seed);
            String written = call.written(hotline.vocabulary());
            if (KEY_AT_THE_TONE.matcher(written).find()) {
                continue;
            }
            CallScript script = hotline.script(written);

            ScriptRun again = rehearsal.run(script);

            assertThat(again.failures()).as(written).isEmpty();
            assertThat(heard(again.conversation().orElseThrow()))
                    .as(written)
                    .isEqualTo(heard(call.conversation()));
        }
    }

    /** What a caller says lies in the store under another number each time. */
    private static List<String> heard(Conversation call) {
        return call.played().stream()
                .map(each -> Vocabulary.name(each.clip()) + " " + each.at() + " " + each.cut())
                .toList();
    }

    @Test
    void aHotlineThatFailsIsFoundAndItsScriptFailsAgain() throws Exception {
        hotline.inMemory().follow(without("policy", ' '));
        Fuzz.Placed found = firstThatGoesWrong(fuzz());
        String written = found.written(hotline.vocabulary());

        assertThat(found.violations()).anyMatch(what -> what.contains("no dialog"));
        assertThat(written).contains("./hotline call --fuzz 1 --seed " + found.seed());
        assertThat(
                        new ScriptRunner(route, new Judge(hotline.vocabulary()))
                                .run(hotline.script(written))
                                .failures())
                .isNotEmpty();
    }

    @Test
    void aHotlineThatLeadsToNoPersonIsFound() {
        hotline.inMemory().follow(without("", '0'));

        assertThat(firstThatGoesWrong(fuzz()).violations())
                .singleElement()
                .asString()
                .startsWith("no person was called, however often asked for, last at ");
    }

    @Test
    void aCallBeyondItsLimitsIsFound() {
        InvariantChecker strict = new InvariantChecker(new CallLimits(20, Duration.ofMinutes(1)));
        try (RehearsedHotline lax = RehearsedHotline.observedBy(strict)) {
            assertThat(firstThatGoesWrong(fuzz(lax, strict)).violations().toString())
                    .containsAnyOf("after its longest time", "more than 20 steps");
        }
    }

    private static Fuzz.Placed firstThatGoesWrong(Fuzz fuzz) {
        return LongStream.range(0, 1_000)
                .mapToObj(fuzz::call)
                .filter(call -> !call.violations().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** A dialplan as no checker lets pass: without this dialog and this key of every menu. */
    private Dialplan without(String dialog, char key) {
        Dialplan plan = hotline.dialplan();
        Map<String, Dialog> dialogs = new HashMap<>(plan.dialogs());
        dialogs.remove(dialog);
        Map<Character, Action> links = new HashMap<>(plan.links());
        links.remove(key);
        return new Dialplan(
                plan.digest(),
                plan.start(),
                plan.language(),
                links,
                plan.error(),
                plan.limit(),
                plan.filler(),
                plan.unfinished(),
                plan.interrupted(),
                plan.queues(),
                dialogs,
                plan.slots());
    }

    @Test
    @Tag("long")
    void aMillionCallsEndAsTheyShould() throws Exception {
        Verb run = Verb.run("call", "--fuzz", String.valueOf(MANY), "--seed", "1");

        System.out.println(run.out());
        assertThat(run.status()).as(run.out()).isZero();
    }

    @Test
    void saysHowManyCallsHowFastAndHowFar() {
        Verb run = Verb.run("call", "--fuzz", "50", "--seed", "7");

        assertThat(run.status()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("50 calls at random, the first from seed 7");
        assertThat(lines.getLast())
                .matches(
                        "50 calls, \\S+ s, \\d+ calls/s, \\d+ steps, \\d+ of \\d+ ways walked:"
                                + " every call ended as it should");
        assertThat(lines.subList(1, lines.size() - 1))
                .as("every five seconds, on a machine that needs them")
                .allMatch(line ->
                        line.matches("\\d+ calls, \\S+ s, \\d+ calls/s, \\d+ of \\d+ ways walked"));
    }

    @Test
    void whatHasNoUseIsRefused() {
        List.of(List.of("--seed", "7"), List.of("--fuzz", "0"), List.of("--fuzz", "5", "calls"))
                .forEach(words -> {
                    String[] arguments = new String[words.size() + 1];
                    arguments[0] = "call";
                    for (int i = 0; i < words.size(); i++) {
                        arguments[i + 1] = words.get(i);
                    }
                    Verb run = Verb.run(arguments);
                    assertThat(run.status()).isEqualTo(1);
                    assertThat(run.err()).singleElement().asString().contains("--fuzz");
                });
    }
}
