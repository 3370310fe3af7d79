package org.hotline12333.simulator.testbed;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** However a call ends, the caller hears why, and the log says so without a secret. */
class CallEndTest {
    @TempDir static Path keys;
    private static TestHotline hotline;

    private final Logger logger =
            (Logger) LoggerFactory.getLogger(CallRunner.class.getPackageName());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void open() {
        hotline = TestHotline.open(keys);
    }

    @AfterAll
    static void close() {
        hotline.close();
    }

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private List<Level> levels() {
        return log.list.stream().map(ILoggingEvent::getLevel).distinct().toList();
    }

    /** The same service, but it fails. */
    private static UnaryOperator<Service> failing(String name) {
        return service ->
                service.contract().service().equals(name) ? new Failing(service) : service;
    }

    private record Failing(Service whole) implements Service {
        @Override
        public Contract contract() {
            return whole.contract();
        }

        @Override
        public Result serve(Request request) {
            throw new IllegalStateException("no disk");
        }
    }

    private static Exchange attended() {
        return hotline.exchange().withAgents(TestHotline.QUEUE, 1);
    }

    @Test
    void aServiceThatFailsIsASentenceAndTheAgent() {
        CallRunner runner = hotline.runner(CallLimits.DEFAULT, failing("tell-pension"));

        TestCall call = hotline.call(Demo.PAYING.verified().answers("1"), attended(), runner);

        assertThat(call.clips()).endsWith("enquiry-menu", "records-away", "connecting");
        assertThat(call.ending()).isInstanceOf(Ending.Transferred.class);
        assertThat(levels()).contains(Level.ERROR);
        assertThat(log.list)
                .filteredOn(line -> line.getLevel().equals(Level.ERROR))
                .extracting(ILoggingEvent::getThrowableProxy)
                .as("a fault of ours has its stack trace")
                .doesNotContainNull();
    }

    @Test
    void aServiceThatFailsWithNobodyThereLeadsBackToTheMainMenu() {
        CallRunner runner = hotline.runner(CallLimits.DEFAULT, failing("tell-pension"));

        TestCall call =
                hotline.call(Demo.PAYING.verified().answers("1"), hotline.exchange(), runner);

        assertThat(call.clips()).contains("agents-absent").endsWith("main-menu");
    }

    @Test
    void theStoreAwayIsASentenceAndTheAgent(@TempDir Path others) {
        try (TestHotline away = TestHotline.open(others)) {
            away.loseRecords();

            TestCall call = away.callWithAgents(Demo.PAYING.verified());

            assertThat(call.clips())
                    .endsWith("ask-social-security-number", "records-away", "connecting");
            assertThat(call.ending()).isInstanceOf(Ending.Transferred.class);
        }
    }

    @Test
    void aCallOfTooManyStepsIsEndedPolitely() {
        TestCall call = within(new CallLimits(4, ofMinutes(30)), ofMinutes(5));

        assertThat(call.clips("main-menu")).hasSize(3);
        assertThat(call.clips()).endsWith("call-limit");
        assertThat(call.ending()).isEqualTo(new Ending.Disconnected());
    }

    @Test
    void aCallOfTooManyMinutesIsEndedPolitely() {
        TestCall call = within(new CallLimits(300, ofMinutes(2)), ofMinutes(5));

        assertThat(call.clips()).endsWith("call-limit");
        assertThat(call.ending()).isEqualTo(new Ending.Disconnected());
        assertThat(call.length()).isBetween(ofMinutes(2), ofMinutes(3));
    }

    /** Somebody who presses nine for ever, within these limits; patience is limited, too. */
    private static TestCall within(CallLimits limits, Duration patience) {
        ScriptedCaller caller = new ScriptedCaller().hangsUpAt(patience).answers("1");
        for (int i = 0; i < 300; i++) {
            caller.answers("9");
        }
        return hotline.call(
                caller, hotline.exchange(), hotline.runner(limits, UnaryOperator.identity()));
    }

    @Test
    void aHangUpIsAnOrdinaryEnd() {
        TestCall call = hotline.call(new ScriptedCaller().answers("1").hangsUpAfter(""));

        assertThat(call.ending()).isEqualTo(new Ending.Undecided());
        assertThat(levels()).containsExactly(Level.INFO);
        assertThat(lines()).last().asString().contains("ends: hung up");
    }

    @Test
    void aHangUpAtAnySecondIsAnOrdinaryEnd() {
        Duration whole = enquiring().length();

        for (Duration time = Duration.ZERO;
                time.compareTo(whole) < 0;
                time = time.plus(ofSeconds(1))) {
            TestCall call = hotline.call(script().hangsUpAt(time));

            assertThat(call.length()).isEqualTo(time);
            assertThat(call.ending()).isEqualTo(new Ending.Undecided());
        }
        assertThat(levels()).containsExactly(Level.INFO);
    }

    private static ScriptedCaller script() {
        return Demo.PAYING.verified().answers("1").answers("5").isSilent();
    }

    private static TestCall enquiring() {
        return hotline.call(script());
    }

    @Test
    void everyCallThatBeginsEndsInTheLog() {
        hotline.callWithAgents(new ScriptedCaller().answers("1").answers("0"));

        assertThat(lines()).first().asString().endsWith("begins");
        assertThat(lines()).last().asString().contains("ends: transferred to hotline, after");
    }

    @Test
    void theLogHasALineForEachStepAndNoNumber() {
        hotline.call(Demo.WITH_PASSWORD.verified().answers("1"));

        assertThat(String.join("\n", lines()))
                .contains("main: key 1")
                .contains("identify/id-number: 18 keys")
                .contains("verify-numbers gave password")
                .contains("tell-pension gave account")
                .doesNotContain("99000019850615007")
                .doesNotContain("1000000023")
                .doesNotContain("135790");
    }
}
