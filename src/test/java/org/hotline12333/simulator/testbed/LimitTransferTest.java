package org.hotline12333.simulator.testbed;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hotline12333.cli.CallCommand;
import org.hotline12333.cli.FuzzRun;
import org.hotline12333.cli.StepLog;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Transition;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.Release;
import org.hotline12333.simulator.fuzz.Fuzz;
import org.hotline12333.simulator.fuzz.HangUps;
import org.hotline12333.simulator.fuzz.InvariantChecker;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.routes.AgiRoute;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.routes.Route;
import org.hotline12333.simulator.routes.RouteException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dialplan whose limit leads to a person, in memory and over FastAGI: nobody is hung up on, for
 * the exchange brings back whom no queue takes, and the limit begins anew.
 */
public class LimitTransferTest {
    public static final CallLimits FOUR_STEPS = new CallLimits(4, ofMinutes(30));

    /** Used up by the first question of each leg. */
    private static final CallLimits NO_TIME = new CallLimits(300, Duration.ofSeconds(1));

    /** Four steps, the last of which is the limit. */
    private static final String FIRST_LEG =
            """
            hears [zh/welcome] [zh/welcome-english]
            keys 1
            """
                    + "hears [zh/main-menu]\nkeys 9\n".repeat(3);

    /** As often as the exchange brings a caller back, and once more. */
    private static final String FOR_EVER =
            FIRST_LEG
                    + """
                    hears [zh/need-help] [zh/connecting] [zh/agents-absent] [zh/main-menu]
                    keys 9
                    hears [zh/agents-absent] [zh/main-menu]
                    keys 9
                    hears [zh/agents-absent] [zh/main-menu]
                    keys 9
                    hears [zh/agents-absent] [zh/main-menu]
                    keys 9
                    """
                            .repeat(Exchange.RETURNS_MAX)
                    + "hears [zh/need-help] [zh/connecting] [zh/busy]\nis disconnected\n";

    @TempDir static Path keys;

    private static TestHotline hotline;
    private static RehearsedHotline shipped;
    private static Release release;

    @BeforeAll
    static void open() {
        hotline = TestHotline.open(keys);
        shipped = RehearsedHotline.open();
        release = limitedToAPerson(shipped);
    }

    @AfterAll
    static void close() {
        shipped.close();
        hotline.close();
    }

    /** What leads calls, but that the limit leads to a person. */
    public static Release limitedToAPerson(RehearsedHotline shipped) {
        return shipped.release().withDialplan(limitedToAPerson(shipped.dialplan()));
    }

    private static Dialplan limitedToAPerson(Dialplan plan) {
        return new Dialplan(
                plan.digest(),
                plan.start(),
                plan.language(),
                plan.links(),
                plan.error(),
                new Action(List.of("need-help"), Optional.empty(), new Target.Transfer("agents")),
                plan.filler(),
                plan.unfinished(),
                plan.interrupted(),
                plan.queues(),
                plan.dialogs(),
                plan.slots());
    }

    /** What is not as written, in memory and over FastAGI. */
    private static List<String> failures(CallLimits limits, String text) {
        List<String> failures = new ArrayList<>(inMemory(limits, text));
        InetAddress here = InetAddress.getLoopbackAddress();
        try (FastAgiServer server =
                new FastAgiServer(
                        FastAgiSettings.of(here, 0, List.of("127.0.0.1/32"), 10),
                        hotline.runner(() -> release, limits)::run)) {
            server.start();
            var door = new InetSocketAddress(here, server.port());
            failures.addAll(run(new AgiRoute(door, shipped.prompts()::length), text));
        }
        return failures;
    }

    private static List<String> inMemory(CallLimits limits, String text) {
        try (DemoHotline memory = DemoHotline.open(release, limits, CallObserver.NONE)) {
            var route = new MemoryRoute(memory, shipped.prompts()::length, CallCommand.DATE);
            return run(route, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> run(Route route, String text) {
        try {
            return new ScriptRunner(route, new Judge(shipped.vocabulary()))
                    .run(shipped.script(text))
                    .failures();
        } catch (RouteException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void withNobodyThereTheCallerHearsSoAndGoesOn() {
        String script =
                FIRST_LEG
                        + """
                        hears [zh/need-help] [zh/connecting] [zh/agents-absent] [zh/main-menu]
                        keys 2
                        hears [zh/policy-menu]
                        keys *
                        hears [zh/main-menu]
                        hangs up
                        """;

        assertThat(failures(FOUR_STEPS, script)).isEmpty();
        assertThat(failures(FOUR_STEPS, "agents 1 paused\n" + script)).isEmpty();
        assertThat(failures(FOUR_STEPS, "agents 2 leaving\n" + script)).isEmpty();
    }

    @Test
    void whereAllAgentsTalkTheCallerWaits() {
        assertThat(
                        failures(
                                FOUR_STEPS,
                                "agents 1 busy\n"
                                        + FIRST_LEG
                                        + """
                                        hears [zh/need-help] [zh/connecting]
                                        is transferred to hotline
                                        """))
                .isEmpty();
    }

    @Test
    void whoHasWaitedInVainHearsSoAndGoesOn() {
        assertThat(
                        failures(
                                FOUR_STEPS,
                                "agents 1 busy\n"
                                        + FIRST_LEG
                                        + """
                                        hears [zh/need-help] [zh/connecting]
                                        is given back
                                        hears [zh/waiting-next] [zh/waiting-hint]
                                        is given back by key
                                        hears [zh/still-waiting]
                                        keys 2
                                        hears [zh/main-menu]
                                        hangs up
                                        """))
                .isEmpty();
    }

    @Test
    void theMinutesBeginAnewToo() {
        String again = "hears [en/need-help] [en/connecting] [en/agents-absent] [en/main-menu]\n";

        assertThat(
                        inMemory(
                                NO_TIME,
                                "hears [zh/welcome] [zh/welcome-english]\nkeys 2\n"
                                        + (again + "keys 1\n").repeat(3)
                                        + again
                                        + "hangs up\n"))
                .isEmpty();
    }

    @Test
    void whoComesBackForEverIsSentAwayByTheExchangeWithAWord() {
        assertThat(failures(FOUR_STEPS, FOR_EVER)).isEmpty();
    }

    @Test
    void theExchangeSpeaksTheCallersLanguage() {
        String again = "hears [en/need-help] [en/connecting] [en/agents-absent] [en/main-menu]\n";

        assertThat(
                        inMemory(
                                NO_TIME,
                                "hears [zh/welcome] [zh/welcome-english]\nkeys 2\n"
                                        + (again + "keys 1\n").repeat(Exchange.RETURNS_MAX)
                                        + "hears [en/need-help] [en/connecting] [en/busy]\n"
                                        + "is disconnected\n"))
                .isEmpty();
    }

    @Test
    void callsAtRandomEndAsTheyShould() {
        CallLimits tight = new CallLimits(8, ofMinutes(2));
        InvariantChecker invariants = new InvariantChecker(tight);
        try (StepLog _ = StepLog.show(false);
                DemoHotline memory = DemoHotline.open(release, tight, invariants)) {
            var route = new MemoryRoute(memory, shipped.prompts()::length, CallCommand.DATE);
            var fuzz = new Fuzz(route, memory, invariants, release.dialplan(), FuzzRun.people());

            assertThat(LongStream.range(0, 500).mapToObj(fuzz::call))
                    .allSatisfy(call ->
                            assertThat(call.violations())
                                    .as(call.written(shipped.vocabulary()))
                                    .isEmpty());
            assertThat(invariants.walked()).extracting(Transition::id).contains("limit");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aHangUpAnywhereEndsTheCall() {
        InvariantChecker invariants = new InvariantChecker(FOUR_STEPS);
        try (StepLog _ = StepLog.show(false);
                DemoHotline memory = DemoHotline.open(release, FOUR_STEPS, invariants)) {
            var route = new MemoryRoute(memory, shipped.prompts()::length, CallCommand.DATE);
            var hangUps = new HangUps(route, invariants, route::length);
            HangUps.Cuts cuts = hangUps.of(shipped.script(FOR_EVER));

            assertThat(cuts.moments()).hasSizeGreaterThan(100);
            assertThat(cuts.moments()).flatMap(at -> hangUps.cut(cuts, at)).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
