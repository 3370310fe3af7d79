package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.ScriptRun;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.routes.SipRoute;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.ScriptReader;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.hotline12333.simulator.sip.SipLine;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Shipped scripts through a real Asterisk, side by side, judged by what came down the line. */
@Tag("real")
@Isolated("eight lines want both processors")
class RealScriptedCallsTest {
    /** The longest first: then none is left to itself at the end. */
    private static final List<String> SCRIPTS =
            List.of(
                    "english/who-was-injured-at-work",
                    "enquiry/who-is-unemployed",
                    "sms/in-english",
                    "topics/going-on-in-english",
                    "history/months-that-never-arrived",
                    "english/every-prompt-heard-out",
                    "identify/a-wrong-number-once",
                    "enquiry/with-every-prompt-heard-out",
                    "identify/a-digit-too-many",
                    "identify/the-id-number-twice",
                    "keys/pound-late-at-a-number",
                    "enquiry/with-all-keys-at-once",
                    "identify/x-is-a-star",
                    "keys/welcome-in-silence");

    /** More than two minutes, or of a kind with a shorter one. */
    private static final List<String> LONG =
            List.of(
                    "keys/a-pause-in-every-number",
                    "keys/zero-alone-at-every-question",
                    "keys/the-keys-a-to-d",
                    "english/pound-behind-every-menu",
                    "keys/pound-twice-is-one");

    /** More of them would want more than two processors, and be heard torn. */
    private static final int SIDE_BY_SIDE = 8;

    private static final String BALANCE = "enquiry/with-every-prompt-heard-out";

    @TempDir static Path data;

    private static RehearsedHotline memory;
    private static final Map<String, ScriptRun> RUNS = new ConcurrentHashMap<>();

    @BeforeAll
    static void placeAllCalls() throws Exception {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real scripted calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        memory = RehearsedHotline.open();
        place(SCRIPTS);
    }

    private static void place(List<String> names) throws Exception {
        try (var hotline = HotlineUnderTest.start(data);
                var asterisk = RealAsterisk.start(Path.of("prompts"), hotline.port(), 1)) {
            var server =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), asterisk.sipPort());
            ClipRecognizer ear =
                    new ClipRecognizer(
                            Path.of("prompts"), memory.vocabulary().clips(), DemoNames.samples());
            ScriptRunner rehearsal =
                    new ScriptRunner(
                            new SipRoute(
                                    SipLine.to(server, "12333", ear),
                                    new MemoryRoute(
                                            memory.inMemory(),
                                            memory.prompts()::length,
                                            CallCommand.DATE),
                                    memory.prompts()::length),
                            new Judge(memory.vocabulary()));
            rehearsal.run(scripts(names), SIDE_BY_SIDE, run -> RUNS.put(name(run.script()), run));
        }
    }

    private static List<CallScript> scripts(List<String> names) throws Exception {
        List<Path> files = new ArrayList<>();
        names.forEach(name -> files.add(Path.of("calls", name + ".call")));
        return new ScriptReader(memory.vocabulary()).read(files);
    }

    private static String name(CallScript script) {
        return script.file().toString().replaceAll("^calls/|\\.call$", "");
    }

    private static ScriptRun run(String name) {
        return Objects.requireNonNull(RUNS.get(name), name);
    }

    @AfterAll
    static void close() {
        if (memory != null) {
            memory.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> whatCameDownTheLineIsAsWritten() {
        return judged(SCRIPTS);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> whatCameDownTheLineOfLongCallsIsAsWritten() throws Exception {
        place(LONG);
        return judged(LONG);
    }

    private static Stream<DynamicTest> judged(List<String> names) {
        return names.stream()
                .map(name ->
                        dynamicTest(
                                name,
                                () -> {
                                    ScriptRun run = run(name);
                                    assertThat(run.leftOut()).isEmpty();
                                    assertThat(run.failures()).isEmpty();
                                }));
    }

    @Test
    void aFigureThatIsOneFenOffIsHeard() {
        ScriptRun run = run(BALANCE);
        Conversation call = run.conversation().orElseThrow();
        String heard = run.pinned(memory.vocabulary());

        assertThat(heard).contains("三角二分");
        assertThat(judged(heard, call)).isEmpty();
        assertThat(judged(heard.replace("三角二分", "三角三分"), call)).hasSize(1);
    }

    private static List<?> judged(String script, Conversation call) {
        return new Judge(memory.vocabulary())
                .judge(ScriptReader.of(script, memory.vocabulary()), call)
                .failures();
    }
}
