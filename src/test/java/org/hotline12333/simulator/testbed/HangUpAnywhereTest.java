package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hotline12333.cli.CallCommand;
import org.hotline12333.cli.StepLog;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.simulator.fuzz.HangUps;
import org.hotline12333.simulator.fuzz.HangUps.Cuts;
import org.hotline12333.simulator.fuzz.InvariantChecker;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.script.CallScript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped script again, cut after every key and in the middle of every prompt. */
class HangUpAnywhereTest {
    private static final InvariantChecker INVARIANTS = new InvariantChecker(CallLimits.DEFAULT);

    private static StepLog quiet;
    private static RehearsedHotline hotline;
    private static HangUps hangUps;

    @BeforeAll
    static void open() {
        quiet = StepLog.show(false);
        hotline = RehearsedHotline.observedBy(INVARIANTS);
        MemoryRoute route =
                new MemoryRoute(hotline.inMemory(), hotline.prompts()::length, CallCommand.DATE);
        hangUps = new HangUps(route, INVARIANTS, route::length);
    }

    @AfterAll
    static void close() {
        hotline.close();
        quiet.close();
    }

    @Test
    void eachKeyAndEachPromptIsAMomentToHangUp() {
        CallScript script =
                hotline.script(
                        """
                        hears [zh/welcome] [zh/welcome-english]
                        keys 1
                        hears [zh/main-menu]
                        keys 9
                        hears [zh/main-menu]
                        hangs up
                        """);

        assertThat(hangUps.of(script).moments()).hasSize(2 + 3);
    }

    /** In shares, so that what hangs is seen while it does, however many scripts there are. */
    @ParameterizedTest
    @MethodSource("folders")
    @Timeout(120)
    void everyHangUpEndsTheCallAndLeaksNothing(Path folder) {
        assertThat(violations(folder)).isEmpty();
    }

    static Stream<Path> folders() {
        return ShippedCalls.read(hotline.vocabulary()).stream()
                .map(HangUpAnywhereTest::folder)
                .distinct();
    }

    private static Path folder(CallScript script) {
        return Objects.requireNonNull(script.file().getParent());
    }

    private static List<String> violations(Path folder) {
        List<String> violations = new ArrayList<>();
        int threads = Thread.activeCount();
        int cut = 0;
        List<CallScript> scripts =
                ShippedCalls.read(hotline.vocabulary()).stream()
                        .filter(script -> folder(script).equals(folder))
                        .toList();
        for (CallScript script : scripts) {
            Cuts cuts = hangUps.of(script);
            for (Duration moment : cuts.moments()) {
                violations.addAll(hangUps.cut(cuts, moment));
                cut++;
            }
        }
        assertThat(hotline.inMemory().connectionsHeld()).isZero();
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
        System.out.printf("hang-ups in %s: %d%n", folder, cut);
        return violations;
    }
}
