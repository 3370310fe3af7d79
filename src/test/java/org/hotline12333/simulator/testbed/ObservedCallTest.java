package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallEvent.End;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ObservedCallTest {
    @TempDir private static Path keys;

    private static TestHotline hotline;

    private final Logger logger =
            (Logger) LoggerFactory.getLogger(CallRunner.class.getPackageName());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<CallEvent> events = new ArrayList<>();

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

    @BeforeAll
    static void open() {
        hotline = TestHotline.open(keys);
    }

    @AfterAll
    static void close() {
        hotline.close();
    }

    @Test
    void isToldFromItsFirstToItsLastMoment() {
        Exchange exchange = hotline.exchange();

        watch(new ScriptedCaller().answers("1").hangsUpAfter("2"), exchange);

        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        CallEvent.Begun.class,
                        begun -> {
                            assertThat(begun.call()).isEqualTo(exchange.facts());
                            assertThat(begun.dialplan()).hasSize(12);
                            assertThat(begun.when()).isEqualTo("2026-11-20T02:00:00Z");
                        });
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        CallEvent.Ended.class,
                        ended -> {
                            assertThat(ended.how()).isEqualTo(End.HUNG_UP);
                            assertThat(ended.at()).isPositive();
                        });
        assertThat(events).extracting(CallEvent::at).isSorted();
    }

    @Test
    void questionsAndAnswersAreToldWithTheirTextsAndKeys() {
        watch(new ScriptedCaller().answers("2").isSilent());

        assertThat(asked().getFirst().texts()).containsExactly("welcome", "welcome-english");
        assertThat(asked().get(1).place()).isEqualTo("main");
        assertThat(asked().get(1).language().code()).isEqualTo("en");
        assertThat(asked().get(2).texts()).containsExactly("noinput", "main-menu");
        assertThat(answered().getFirst().keys()).isEqualTo("2");
        assertThat(answered().getFirst().end()).isEqualTo(KeyInput.End.COMPLETE);
        assertThat(answered().get(1).end()).isEqualTo(KeyInput.End.TIMEOUT);
        assertThat(transitions()).containsExactly("welcome key 2", "main noinput 1");
    }

    @Test
    void noSecretAndNoFigureIsTold() {
        watch(Demo.WITH_PASSWORD.verified().answers("1").answers("5"));

        assertThat(transitions()).contains("password outcome verified", "pension outcome account");
        assertThat(answered())
                .filteredOn(answer -> answer.place().startsWith("identify"))
                .allSatisfy(answer -> assertThat(answer.keys()).isEmpty())
                .extracting(CallEvent.Answered::length)
                .containsExactly(18, 10);
        assertThat(events.toString())
                .doesNotContain("9900001985061500", "1000000023", "135790", "Money");
    }

    @Test
    void whatIsNoSecretIsTold() {
        watch(Demo.PAYING.verified().answers("5").answers("3").answers("202510"));

        assertThat(answered())
                .filteredOn(answer -> answer.place().equals("history-month/month"))
                .extracting(CallEvent.Answered::keys)
                .containsExactly("202510");
    }

    @Test
    void theWordsBeforeATransferAreToldAndWhereItGoes() {
        Exchange exchange = hotline.exchange().withAgents(TestHotline.QUEUE, 1);

        watch(new ScriptedCaller().answers("1").answers("0"), exchange);

        assertThat(events)
                .filteredOn(CallEvent.Closing.class::isInstance)
                .singleElement()
                .extracting(event -> ((CallEvent.Closing) event).texts())
                .isEqualTo(List.of("connecting"));
        assertThat(((CallEvent.Ended) events.getLast()).how()).isEqualTo(End.TRANSFERRED);
        assertThat(((CallEvent.Ended) events.getLast()).queue()).isEqualTo(TestHotline.QUEUE);
    }

    @Test
    void theLimitIsToldAsAWay() {
        CallLimits limits = new CallLimits(2, Duration.ofMinutes(30));
        CallRunner runner = hotline.runner(limits, UnaryOperator.identity());

        watch(new ScriptedCaller().answers("1").answers("2"), hotline.exchange(), runner);

        assertThat(transitions()).containsExactly("welcome key 1", "main key 2", "limit");
        assertThat(((CallEvent.Ended) events.getLast()).how()).isEqualTo(End.ENDED);
    }

    @Test
    void whoLooksOnCannotBreakACallAndIsLoggedOnce() {
        CallRunner runner = hotline.runner().observedBy(failing());

        TestCall call = hotline.call(new ScriptedCaller().answers("1"), hotline.exchange(), runner);

        assertThat(call.clips()).contains("main-menu");
        assertThat(log.list)
                .filteredOn(line -> line.getLevel() == Level.ERROR)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("call observer failed");
    }

    @Test
    void oneMoreObserverTakesNothingFromThoseBeforeIt() {
        List<CallEvent> seen = new ArrayList<>();
        CallRunner runner = hotline.runner().observedBy(_ -> seen::add).observedBy(failing());

        watch(new ScriptedCaller().answers("1"), hotline.exchange(), runner);

        assertThat(events.subList(1, events.size())).isNotEmpty().isEqualTo(seen);
    }

    @Test
    void oneThatFailsAtTheBeginningIsToldNoMoreAndCostsTheOthersNothing() {
        List<CallEvent> seen = new ArrayList<>();
        CallObserver late =
                _ -> {
                    throw new IllegalStateException("no room at all");
                };
        CallRunner runner = hotline.runner().observedBy(late).observedBy(_ -> seen::add);

        watch(new ScriptedCaller().answers("1"), hotline.exchange(), runner);

        assertThat(seen.getLast()).isInstanceOf(CallEvent.Ended.class);
        assertThat(events.subList(1, events.size())).isEqualTo(seen);
    }

    private static CallObserver failing() {
        return _ ->
                _ -> {
                    throw new IllegalStateException("no room left");
                };
    }

    @Test
    void theLastKeyOfASecretBegunAgainIsNotLogged() {
        watch(
                new ScriptedCaller()
                        .answers("1")
                        .answers("1")
                        .answers("7*" + "9".repeat(15) + "*" + "*" + Demo.PAYING.id));

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains("identify/"))
                .isNotEmpty()
                .noneMatch(line -> line.contains(": key "));
    }

    private void watch(ScriptedCaller caller) {
        watch(caller, hotline.exchange());
    }

    private void watch(ScriptedCaller caller, Exchange exchange) {
        watch(caller, exchange, hotline.runner());
    }

    private void watch(ScriptedCaller caller, Exchange exchange, CallRunner runner) {
        CallRunner watched =
                runner.observedBy(begun -> {
                    events.add(begun);
                    return events::add;
                });
        hotline.call(caller, exchange, watched);
    }

    private List<CallEvent.Asked> asked() {
        return all(CallEvent.Asked.class);
    }

    private List<CallEvent.Answered> answered() {
        return all(CallEvent.Answered.class);
    }

    private List<String> transitions() {
        return all(CallEvent.Went.class).stream().map(went -> went.transition().id()).toList();
    }

    private <T extends CallEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
