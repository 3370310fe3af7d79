package org.hotline12333.fastagi;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotline12333.channel.TestSounds.utterance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.TestSounds;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Caller.Moment;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.Played;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who wait while a service takes long, over a real socket. */
@Timeout(60)
class FastAgiFillerTest {
    private static final Duration SILENCE = ofMillis(1);
    private static final CollectSpec MENU =
            new CollectSpec(1, ofSeconds(6), ofSeconds(5), true, false, false);
    private static final CollectSpec SECRET =
            new CollectSpec(4, ofSeconds(6), ofSeconds(5), true, true, true);

    private final CompletableFuture<Object> result = new CompletableFuture<>();
    private Function<CallChannel, Object> work = channel -> channel;
    private final ServerUnderTest server = ServerUnderTest.start(this::take);

    @AfterEach
    void close() {
        server.close();
    }

    private void take(CallChannel channel) {
        result.completeAsync(() -> work.apply(channel), Runnable::run);
    }

    private AgiRequest call(Caller caller, Function<CallChannel, Object> use) throws IOException {
        work = use;
        return AgiPeer.of(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
                        TestSounds::length)
                .call(Exchange.of(new CallFacts("1790000000.1", "13900000001", "")), caller);
    }

    /** Tells of each word that begins. */
    private static Caller telling(CountDownLatch words, Act... acts) {
        return moment -> {
            if (moment instanceof Moment.Speaking) {
                words.countDown();
                return List.of(acts);
            }
            return List.of();
        };
    }

    /** Work that lasts until so much was said. */
    private static Supplier<String> until(CountDownLatch said) {
        return () -> {
            try {
                assertThat(said.await(30, TimeUnit.SECONDS)).isTrue();
                return "done";
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static <T> T patiently(CallChannel channel, Supplier<T> work) {
        return channel.during(work, SILENCE, () -> utterance(1));
    }

    @Test
    void whoWaitsIsSpokenToAgainAndAgainUntilItIsDone() throws IOException {
        CountDownLatch twice = new CountDownLatch(2);

        AgiRequest request =
                call(
                        telling(twice),
                        channel -> {
                            String done = patiently(channel, until(twice));
                            channel.disconnect();
                            return done;
                        });

        assertThat(result.join()).isEqualTo("done");
        assertThat(request.commands())
                .startsWith(
                        "EXEC Background \"hotline/zh/seconds-1\"",
                        "EXEC Background \"hotline/zh/seconds-1\"")
                .endsWith("SET VARIABLE \"HOTLINE_RESULT\" \"end\"");
    }

    @Test
    void aKeyEndsTheWordsAndIsTheAnswerOfAMenu() throws IOException {
        AgiRequest request = keyed(MENU, "5");

        assertThat(result.join()).isEqualTo(new KeyInput("5", KeyInput.End.COMPLETE));
        assertThat(request.played()).singleElement().matches(Played::cut);
    }

    @Test
    void aKeyEndsTheWordsAndIsTheFirstOfANumber() throws IOException {
        keyed(SECRET, "5678");

        assertThat(result.join()).isEqualTo(new KeyInput("5678", KeyInput.End.COMPLETE));
    }

    private AgiRequest keyed(CollectSpec how, String keys) throws IOException {
        CountDownLatch said = new CountDownLatch(1);
        Act[] acts = Act.presses(ofMillis(300), ofMillis(200), keys).toArray(Act[]::new);
        return call(
                telling(said, acts),
                channel -> {
                    patiently(channel, until(said));
                    return channel.collect(utterance(2), how);
                });
    }

    @Test
    void whoHangsUpMeanwhileIsGone() throws IOException {
        CountDownLatch said = new CountDownLatch(1);
        call(
                telling(said, new Act.HangUp(ofMillis(300))),
                channel -> {
                    String done = patiently(channel, until(said));
                    assertThatExceptionOfType(DisconnectException.class)
                            .isThrownBy(() -> channel.keep("what was done"));
                    return done;
                });

        assertThat(result.join()).isEqualTo("done");
    }

    @Test
    void whatFailsFailsAfterTheWords() throws IOException {
        CountDownLatch said = new CountDownLatch(1);
        AgiRequest request =
                call(
                        telling(said),
                        channel -> {
                            assertThatExceptionOfType(IllegalStateException.class)
                                    .isThrownBy(() ->
                                            patiently(
                                                    channel,
                                                    () -> {
                                                        var _ = until(said).get();
                                                        throw new IllegalStateException("away");
                                                    }))
                                    .withMessage("away");
                            return channel;
                        });

        assertThat(result.join()).isNotNull();
        assertThat(request.played()).isNotEmpty().noneMatch(Played::cut);
    }

    @Test
    void aFaultOfTheExchangeLosesNothingThatIsDone() throws IOException {
        CountDownLatch said = new CountDownLatch(1);
        work =
                channel -> {
                    String done =
                            channel.during(
                                    until(said),
                                    SILENCE,
                                    () -> {
                                        said.countDown();
                                        return utterance(1);
                                    });
                    channel.keep("what was done");
                    assertThatExceptionOfType(AsteriskFaultException.class)
                            .isThrownBy(() -> channel.collect(utterance(2), MENU));
                    return done;
                };

        try (Wire wire = server.connect()) {
            assertThat(wire.ring().answer("200 result=-2", "200 result=1"))
                    .containsExactly(
                            "EXEC Background \"hotline/zh/seconds-1\"",
                            "SET VARIABLE \"HOTLINE_STATE\" \"what was done\"");
        }
        assertThat(result.join()).isEqualTo("done");
    }

    @Test
    void twoLooksSpeakOnce() {
        try (FetchAudio patience = new FetchAudio()) {
            AtomicInteger words = new AtomicInteger();
            CountDownLatch said = new CountDownLatch(1);

            FetchAudio.Wait wait =
                    patience.begin(
                            ofSeconds(2),
                            () -> {
                                words.incrementAndGet();
                                said.countDown();
                                return false;
                            });
            long later = System.nanoTime() + ofSeconds(9).toNanos();
            patience.look(later);
            patience.look(later);

            assertThat(until(said).get()).isEqualTo("done");
            assertThat(wait.end()).isEmpty();
            assertThat(words).hasValue(1);
        }
    }
}
