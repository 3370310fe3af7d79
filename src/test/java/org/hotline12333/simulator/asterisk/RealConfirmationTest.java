package org.hotline12333.simulator.asterisk;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Asterisk takes for the answer to a question that no key cuts short. */
@Tag("real")
class RealConfirmationTest {
    private static final String NOTHING = "200 result= (timeout)";
    private static final int SERVER = Ports.tcp();
    private static final int CALLERS = 8;

    @TempDir static Path prompts;

    private static final Map<String, String> TAKEN = new ConcurrentHashMap<>();
    private static RealAsterisk asterisk;
    private static ScriptedServer server;

    @BeforeAll
    static void startAsterisk() throws IOException {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        Tones.write(prompts, "zh/confirm", ofSeconds(3));
        server = ScriptedServer.on(SERVER, RealConfirmationTest::confirm);
        asterisk = RealAsterisk.start(prompts, SERVER, SERVER);
    }

    @AfterAll
    static void stopAsterisk() throws IOException {
        if (asterisk != null) {
            asterisk.close();
            server.close();
        }
    }

    /** As the hotline asks for a confirmation. */
    private static void confirm(ScriptedServer.Line line) throws IOException {
        line.send("ANSWER");
        line.send("EXEC Playback hotline/zh/confirm");
        line.send("EXEC Wait 0.3");
        TAKEN.put(line.value("agi_callerid"), line.send("GET DATA \"\" 3000 1"));
        line.send("SET VARIABLE HOTLINE_RESULT end");
    }

    /** A key is sent 0.4 s behind its wait: all of these come in the clip, or as it ends. */
    @Test
    void aKeyBeforeTheEndOfTheWordsConfirmsNothing() throws Exception {
        place(IntStream.range(0, CALLERS).map(caller -> 1_850 + 100 * caller).boxed().toList());

        assertThat(TAKEN)
                .hasSize(CALLERS)
                .allSatisfy((_, keys) -> assertThat(keys).isEqualTo(NOTHING));
    }

    @Test
    void aKeyBehindThemDoes() throws Exception {
        place(List.of(4_000));

        assertThat(TAKEN.values()).containsExactly("200 result=1");
    }

    private static void place(List<Integer> waits) throws Exception {
        TAKEN.clear();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<SipCall.Ended>> all =
                    waits.stream()
                            .<Callable<SipCall.Ended>>map(wait ->
                                    SipCall.dial(asterisk).after(ofMillis(wait)).keys("1")::place)
                            .toList();
            for (var call : callers.invokeAll(all)) {
                call.get();
            }
        }
    }
}
