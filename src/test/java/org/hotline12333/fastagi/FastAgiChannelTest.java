package org.hotline12333.fastagi;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotline12333.channel.TestSounds.clip;
import static org.hotline12333.channel.TestSounds.utterance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallChannelContract;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.TestSounds;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.asterisk.AgiStatus;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line over a real socket, with Asterisk's side of it at the other end. */
class FastAgiChannelTest extends CallChannelContract {
    private static final int ANY_PORT = 0;
    private static final long STUCK_SECONDS = 60;
    private static final CollectSpec QUESTION =
            new CollectSpec(1, ofSeconds(6), ofSeconds(5), true, false, false);
    private static final CollectSpec SECRET =
            new CollectSpec(6, ofSeconds(6), ofSeconds(5), true, true, true);
    private static final Caller SILENT = Caller.timed(List.of());

    /** What is to be done with the calls to come. */
    private final LinkedBlockingQueue<Consumer<CallChannel>> work = new LinkedBlockingQueue<>();

    private final FastAgiServer server =
            new FastAgiServer(
                    FastAgiSettings.of(
                            InetAddress.getLoopbackAddress(),
                            ANY_PORT,
                            List.of("127.0.0.1/32"),
                            10),
                    channel -> work.remove().accept(channel));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private AgiPeer asterisk() {
        return AgiPeer.of(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
                TestSounds::length);
    }

    @Override
    protected <T> Call<T> call(Exchange exchange, Caller caller, Function<CallChannel, T> use) {
        CompletableFuture<T> result = new CompletableFuture<>();
        AgiRequest request = request(asterisk(), exchange, caller, use, result);
        return new Call<>(result.join(), request.played(), request.at(), request.ending());
    }

    private <T> AgiRequest request(
            AgiPeer asterisk,
            Exchange exchange,
            Caller caller,
            Function<CallChannel, T> use,
            CompletableFuture<T> result) {
        work.add(channel -> result.completeAsync(() -> use.apply(channel), Runnable::run));
        result.orTimeout(STUCK_SECONDS, TimeUnit.SECONDS);
        try {
            return asterisk.call(exchange, caller);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected <T> T during(CallChannel channel, Supplier<T> work, Supplier<Utterance> filler) {
        CountDownLatch spoken = new CountDownLatch(1);
        return channel.during(
                () -> {
                    awaited(spoken);
                    return work.get();
                },
                ofMillis(1),
                () -> {
                    spoken.countDown();
                    return filler.get();
                });
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(STUCK_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What Asterisk was sent. */
    private List<String> commands(Caller caller, Consumer<CallChannel> use) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        AgiRequest request =
                request(
                        asterisk(),
                        CALL,
                        caller,
                        channel -> {
                            use.accept(channel);
                            return channel;
                        },
                        result);
        result.join();
        return request.commands();
    }

    @Test
    void anUtteranceIsOneCommand() {
        assertThat(commands(SILENT, channel -> channel.say(utterance(1, 2, 3))))
                .containsExactly(
                        "EXEC Playback \"hotline/zh/seconds-1&hotline/zh/seconds-2"
                                + "&hotline/zh/seconds-3\"",
                        "GET VARIABLE \"PLAYBACKSTATUS\"");
        assertThat(commands(SILENT, channel -> channel.collect(utterance(1, 2), QUESTION)))
                .filteredOn(command -> command.startsWith("EXEC"))
                .containsExactly(
                        "EXEC Read \"HOTLINE_KEY,hotline/zh/seconds-1&hotline/zh/seconds-2,1,,1\"");
    }

    @Test
    void aMenusTimerIsSetWhereItChangesOnly() {
        List<String> commands =
                commands(
                        SILENT,
                        channel -> {
                            channel.collect(utterance(1), QUESTION);
                            channel.collect(utterance(1), QUESTION);
                        });

        assertThat(commands)
                .filteredOn(command -> command.contains("TIMEOUT(response)"))
                .containsExactly("SET VARIABLE \"TIMEOUT(response)\" \"6\"");
    }

    @Test
    void whatIsSecretIsNotRead() {
        Caller caller = Caller.timed(Act.presses(ofSeconds(1), ofMillis(200), "135790"));

        List<String> commands = commands(caller, channel -> channel.collect(utterance(2), SECRET));

        assertThat(commands)
                .containsExactly(
                        "GET DATA \"hotline/zh/seconds-2\" \"6000\" \"1\"",
                        "GET DATA \"\" \"5000\" \"5\"");
    }

    @Test
    void evenOneSecretKeyIsNotRead() {
        CollectSpec key = new CollectSpec(1, ofSeconds(6), ofSeconds(5), true, true, true);

        assertThat(commands(SILENT, channel -> channel.collect(utterance(2), key)))
                .containsExactly("GET DATA \"hotline/zh/seconds-2\" \"6000\" \"1\"");
    }

    @Test
    void noCommandIsLongerThanAsteriskBears() {
        List<String> commands =
                commands(
                        SILENT,
                        channel -> {
                            channel.say(utterance(Collections.nCopies(300, clip(1))));
                            channel.collect(utterance(Collections.nCopies(300, clip(1))), QUESTION);
                            channel.collect(utterance(Collections.nCopies(300, clip(1))), SECRET);
                        });

        assertThat(commands)
                .hasSizeGreaterThan(9)
                .allSatisfy(command -> assertThat(command).hasSizeLessThan(1_900));
    }

    @Test
    void aDeadChannelIsAHangUp() {
        Caller caller = Caller.timed(List.of(new Act.HangUp(ofSeconds(1))));
        CompletableFuture<Object> result = new CompletableFuture<>();

        AgiRequest request =
                request(
                        asterisk().stayingOnHangup(),
                        CALL,
                        caller,
                        channel -> {
                            for (int i = 0; i < 2; i++) {
                                assertThatExceptionOfType(DisconnectException.class)
                                        .isThrownBy(() -> channel.say(utterance(2)));
                                assertThatExceptionOfType(DisconnectException.class)
                                        .isThrownBy(() -> channel.collect(utterance(2), SECRET));
                                assertThatExceptionOfType(DisconnectException.class)
                                        .isThrownBy(() -> channel.collect(utterance(2), QUESTION));
                                assertThatExceptionOfType(DisconnectException.class)
                                        .isThrownBy(() -> channel.isServed("hotline"));
                            }
                            return channel;
                        },
                        result);

        result.join();
        assertThat(request.status()).isEqualTo(AgiStatus.HANGUP);
    }

    @Test
    void aQueueOfAnOddNameIsOurFault() {
        commands(
                SILENT,
                channel ->
                        assertThatExceptionOfType(IllegalStateException.class)
                                .isThrownBy(() -> channel.isServed("hotline,ready)}${SHELL(")));
    }

    @Test
    void aRequestThatTheServerEndsIsASuccess() {
        CompletableFuture<KeyInput> result = new CompletableFuture<>();

        AgiRequest request =
                request(
                        asterisk(),
                        CALL,
                        SILENT,
                        channel -> channel.collect(utterance(1), QUESTION),
                        result);

        assertThat(request.status()).isEqualTo(AgiStatus.SUCCESS);
        assertThat(result.join().end()).isEqualTo(KeyInput.End.TIMEOUT);
    }
}
