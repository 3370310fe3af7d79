package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A card that is reported lost and released through a real Asterisk, and told to a real gateway.
 */
@Tag("real")
class RealCardTest {
    /** A busy machine takes a while for each. */
    private static final Duration SOON = ofMillis(1_600);

    @TempDir static Path data;

    private static final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private static HttpServer gateway;
    private static HotlineUnderTest hotline;
    private static RealAsterisk asterisk;

    @BeforeAll
    static void start() throws IOException {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("a real card is skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/sms", RealCardTest::take);
        gateway.start();
        hotline =
                HotlineUnderTest.startSending(
                        data, "http://127.0.0.1:" + gateway.getAddress().getPort() + "/sms");
        asterisk = RealAsterisk.start(Path.of("prompts"), hotline.port(), 1);
    }

    private static void take(HttpExchange exchange) throws IOException {
        messages.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        if (asterisk != null) {
            asterisk.close();
        }
        if (hotline != null) {
            hotline.close();
        }
        if (gateway != null) {
            gateway.stop(0);
        }
    }

    /** Behind words that no key cuts short, and for so long the digits in them. */
    private static Duration behind(String language, int digits, String... clips)
            throws IOException {
        Duration words = ofSeconds(digits + 2);
        for (String clip : clips) {
            int samples = Sound.read(Path.of("prompts", language, clip + ".wav")).samples().length;
            words = words.plusMillis(samples / 8);
        }
        return words;
    }

    private static String message() throws InterruptedException {
        return Optional.ofNullable(messages.poll(20, TimeUnit.SECONDS)).orElse("none came");
    }

    /** Reports the card lost, looks at it again, and takes that back. */
    private static SipCall.Ended lostAndFound(String language, String key) throws Exception {
        return SipCall.dial(asterisk)
                .limit(ofSeconds(90))
                .after(ofSeconds(2))
                .keys(key)
                .after(SOON)
                .keys("1")
                .after(SOON)
                .keys("990000197505050427")
                .after(SOON)
                .keys("1000000090#")
                .after(SOON)
                .keys("246801")
                .after(SOON)
                .keys("7")
                .after(behind(language, 4, "card-in-use-1", "confirm-loss-1", "confirm-loss-2"))
                .keys("1")
                .after(SOON)
                .keys("7")
                .after(
                        behind(
                                language,
                                7,
                                "card-reported-1",
                                "card-reported-2",
                                "confirm-release-1",
                                "confirm-release-2"))
                .keys("1")
                .hangUpAfter(ofSeconds(4))
                .place();
    }

    /** In one language after the other: it is the same card. */
    @ParameterizedTest
    @CsvSource({"zh, 1, 已口头挂失, 已解除挂失", "en, 2, is reported lost, is released"})
    void isLostAndFound(String language, String key, String lost, String found) throws Exception {
        int reported = hotline.audited("REPORT_CARD_LOSS");
        int released = hotline.audited("RELEASE_CARD_LOSS");

        SipCall.Ended call = lostAndFound(language, key);

        assertThat(call.heard().clips())
                .containsSubsequence(
                        language + "/confirm-loss-1",
                        language + "/confirm-release-1",
                        language + "/loss-released-1");
        assertThat(hotline.audited("REPORT_CARD_LOSS")).isEqualTo(reported + 1);
        assertThat(hotline.audited("RELEASE_CARD_LOSS")).isEqualTo(released + 1);
        assertThat(List.of(message(), message()))
                .allSatisfy(sent -> assertThat(sent).contains("14000002468").contains("8192"))
                .anySatisfy(sent -> assertThat(sent).contains(lost))
                .anySatisfy(sent -> assertThat(sent).contains(found));
    }
}
