package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.Passage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a caller leaves, it is one exception, and nobody's mistake. */
class FastAgiHangupTest {
    private static final CollectSpec MENU =
            new CollectSpec(1, Duration.ofSeconds(7), Duration.ofSeconds(5), true, false, false);
    private static final CollectSpec SECRET =
            new CollectSpec(6, Duration.ofSeconds(7), Duration.ofSeconds(5), true, false, true);
    private static final String DEAD =
            "511 Command Not Permitted on a dead channel or intercept routine";

    private final LogLines log = new LogLines();

    @AfterEach
    void closeLog() {
        log.close();
    }

    /** Every use of a channel that says something to Asterisk. */
    static Stream<Named<Consumer<CallChannel>>> uses() {
        return Stream.of(
                Named.of("answer", CallChannel::answer),
                Named.of("say", channel -> channel.say(Utterances.clips("zh/a"))),
                Named.of("menu", channel -> channel.collect(Utterances.clips("zh/a"), MENU)),
                Named.of("long", channel -> channel.collect(Utterances.tooLongForOne(), MENU)),
                Named.of("secret", channel -> channel.collect(Utterances.clips("zh/a"), SECRET)),
                Named.of("isServed", channel -> channel.isServed("hotline")),
                Named.of("transfer", channel -> channel.transfer(Passage.to("hotline"), "sealed")),
                Named.of("savedState", CallChannel::savedState),
                Named.of("keep", channel -> channel.keep("sealed")),
                Named.of("handOver", CallChannel::handOver),
                Named.of("disconnect", CallChannel::disconnect));
    }

    static Stream<Named<Consumer<CallChannel>>> usesThatPlay() {
        return uses().limit(5);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void theHangupLineInPlaceOfAReplyIsAHangup(Consumer<CallChannel> use) throws IOException {
        Script<?> script = Script.of(use);

        List<String> commands = commands(script, "HANGUP");

        assertThat(commands).hasSize(1);
        assertHangup(script);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void aDeadChannelIsAHangup(Consumer<CallChannel> use) throws IOException {
        Script<?> script = Script.of(use);

        List<String> commands = commands(script, DEAD);

        assertThat(commands).hasSize(1);
        assertHangup(script);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void theEndOfTheConnectionIsAHangup(Consumer<CallChannel> use) throws IOException {
        Script<?> script = Script.of(use);

        try (ServerUnderTest server = ServerUnderTest.start(script);
                Wire wire = server.connect()) {
            wire.ring().line();
            wire.endWriting();

            assertThat(wire.rest()).isEmpty();
            assertHangup(script);
        }
    }

    @ParameterizedTest
    @MethodSource("uses")
    void halfAReplyAtTheEndIsAHangup(Consumer<CallChannel> use) throws IOException {
        Script<?> script = Script.of(use);

        try (ServerUnderTest server = ServerUnderTest.start(script);
                Wire wire = server.connect()) {
            wire.ring().line();
            wire.write("200 result=1 (5/OK)").endWriting();

            assertThat(wire.rest()).isEmpty();
            assertHangup(script);
        }
    }

    @ParameterizedTest
    @MethodSource("uses")
    void aConnectionThatBreaksIsAHangup(Consumer<CallChannel> use) throws IOException {
        Script<?> script = Script.of(use);

        try (ServerUnderTest server = ServerUnderTest.start(script);
                Wire wire = server.connect()) {
            wire.ring().line();
            wire.reset();

            assertHangup(script);
        }
    }

    @ParameterizedTest
    @MethodSource("usesThatPlay")
    void aHangupWhileAsteriskPlaysIsAHangup(Consumer<CallChannel> use) throws IOException {
        Script<?> script =
                Script.of(channel -> {
                    use.accept(channel);
                    channel.disconnect();
                });

        commands(script, "200 result=-1\nHANGUP");

        assertHangup(script);
    }

    @Test
    void readSaysItselfThatTheCallerIsGone() throws IOException {
        Script<?> script = Script.of(c -> c.collect(Utterances.clips("zh/a"), MENU));

        commands(script, "200 result=1", "200 result=0", "200 result=1 (/HANGUP)");

        assertHangup(script);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void nothingIsSaidToOneWhoIsGone(Consumer<CallChannel> use) throws IOException {
        Script<?> script =
                Script.of(channel -> {
                    channel.answer();
                    use.accept(channel);
                });

        List<String> commands = commands(script, "200 result=0\nHANGUP\nHANGUP");

        assertThat(commands).containsExactly("ANSWER");
        assertHangup(script);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void aHangupBeforeTheFirstCommandIsAHangup(Consumer<CallChannel> use) throws IOException {
        Script<?> script = Script.of(use);

        try (ServerUnderTest server = ServerUnderTest.start(script);
                Wire wire = server.connect()) {
            wire.write(String.join("\n", Wire.ENVIRONMENT) + "\n\nHANGUP\n");

            assertThat(wire.rest()).isEmpty();
            assertHangup(script);
        }
    }

    @Test
    void aHangupBetweenTwoCommandsIsAHangup() throws IOException {
        CountDownLatch heard = new CountDownLatch(1);
        Script<?> script =
                Script.of(channel -> {
                    channel.answer();
                    await(heard);
                    channel.say(Utterances.clips("zh/a"));
                });

        try (ServerUnderTest server = ServerUnderTest.start(script);
                Wire wire = server.connect()) {
            wire.ring().line();
            wire.write("200 result=0\n").write("HANGUP\n");
            heard.countDown();

            wire.rest();
            assertHangup(script);
        }
    }

    @Test
    void aChannelStaysHungUp() throws IOException {
        Script<?> script =
                Script.of(channel -> {
                    assertThatThrownBy(channel::answer).isInstanceOf(DisconnectException.class);
                    channel.disconnect();
                });

        List<String> commands = commands(script, "HANGUP");

        assertThat(commands).containsExactly("ANSWER");
        assertHangup(script);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> commands(Script<?> script, String... replies) throws IOException {
        try (ServerUnderTest server = ServerUnderTest.start(script);
                Wire wire = server.connect()) {
            return wire.ring().answer(replies);
        }
    }

    private void assertHangup(Script<?> script) {
        assertThatThrownBy(script::result)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(DisconnectException.class);
        assertThat(log.lines()).isEmpty();
    }
}
