package org.hotline12333.simulator.testbed;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.cli.StepLog;
import org.hotline12333.dialog.Transition;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.prompt.Language;
import org.hotline12333.simulator.judge.ScriptRun;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.ScriptException;
import org.hotline12333.simulator.script.ScriptReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The calls that are shipped, each tried once in memory. */
class ShippedCallsTest {
    private static final Path CALLS = Path.of("calls");

    private static final Set<String> walked = new HashSet<>();
    private static final Set<Said> said = new HashSet<>();
    private static final List<ScriptRun> runs = new ArrayList<>();
    private static Set<Transition> transitions;

    /** A text as a caller heard it begin. */
    private record Said(Language language, String text) {}

    @BeforeAll
    static void tryAll() throws IOException, ScriptException {
        CallObserver observer = _ -> ShippedCallsTest::see;
        try (StepLog _ = StepLog.show(false);
                RehearsedHotline hotline = RehearsedHotline.observedBy(observer)) {
            for (CallScript script : new ScriptReader(hotline.vocabulary()).read(files())) {
                runs.add(hotline.run(script));
            }
            transitions = Set.copyOf(hotline.dialplan().transitions());
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> below = Files.walk(CALLS)) {
            return below.filter(file -> file.toString().endsWith(".call")).sorted().toList();
        }
    }

    private static void see(CallEvent event) {
        switch (event) {
            case CallEvent.Went(_, Transition transition) -> walked.add(transition.id());
            case CallEvent.Asked(_, _, Language language, List<String> texts) ->
                    texts.forEach(text -> said.add(new Said(language, text)));
            case CallEvent.Begun _,
                    CallEvent.Answered _,
                    CallEvent.KeyRun _,
                    CallEvent.Unsaid _,
                    CallEvent.Returned _,
                    CallEvent.Served _,
                    CallEvent.Closing _,
                    CallEvent.Ended _ -> {}
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCallIsAsWrittenAndPinsEachFigureThatItHears() {
        return runs.stream()
                .map(run ->
                        dynamicTest(
                                CALLS.relativize(run.script().file()).toString(),
                                () -> {
                                    assertThat(run.failures()).isEmpty();
                                    assertThat(run.verdict().unpinned()).isEmpty();
                                }));
    }

    @Test
    void allCallsTogetherWalkEveryWayOfTheDialplan() {
        assertThat(transitions).isNotEmpty().extracting(Transition::id).isSubsetOf(walked);
    }

    @Test
    void everyAnswerOfAServiceIsHeardInEachLanguage() {
        Set<String> answers =
                transitions.stream()
                        .filter(transition -> transition.cause() == Transition.Cause.OUTCOME)
                        .flatMap(transition -> transition.action().prompts().stream())
                        .collect(toSet());

        for (Language language : said.stream().map(Said::language).collect(toSet())) {
            assertThat(answers)
                    .isNotEmpty()
                    .allMatch(text -> said.contains(new Said(language, text)), language.toString());
        }
        assertThat(said)
                .extracting(Said::language)
                .contains(new Language("zh"), new Language("en"));
    }

    @ParameterizedTest
    @EnumSource
    void everyDemoPersonCalls(Demo person) throws IOException {
        String keys = person.id.replace("#", "");
        List<Path> calls = new ArrayList<>();
        for (Path file : files()) {
            if (Files.readString(file).contains(keys)) {
                calls.add(file);
            }
        }

        assertThat(calls).isNotEmpty();
    }

    @Test
    void eachBeginsWithWhatItIsAbout() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readAllLines(file).getFirst()).startsWith("# ").endsWith(".");
        }
    }
}
