package org.hotline12333.simulator.asterisk;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hotline12333.simulator.asterisk.BareTelephone.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What telephones and carriers really send, to an Asterisk with the shipped configuration. Session
 * timers run quicker than shipped, so that a telephone that vanishes is noticed within the test.
 */
@Tag("real")
class RealLinesTest {
    private static final String KEYS = "1234567890*ABCD99000019850615007";
    private static final String RESULT = "200 result=";
    private static final String SILENCE = RESULT + " (timeout)";
    private static final String GONE = "gone";
    private static final Duration QUICK = ofMillis(80);
    private static final InetAddress IPV4 = InetAddress.getLoopbackAddress();
    private static final int SERVER = Ports.tcp();

    /** After half of the least that RFC 4028 allows it is asked, and then told of the end. */
    private static final String TIMERS =
            """
            timers_sess_expires = 90
            [system]
            type = system
            timer_t1 = 100
            timer_b = 6400
            """;

    private static final Duration NOTICED = ofSeconds(45 + 7 + 7 + 5);

    @TempDir static Path prompts;

    private static final Map<String, CompletableFuture<String>> KEYED = new ConcurrentHashMap<>();
    private static RealAsterisk asterisk;
    private static ScriptedServer server;
    private static BareTelephone muted;
    private static BareTelephone vanished;

    @BeforeAll
    static void startAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        server = ScriptedServer.on(SERVER, RealLinesTest::collect);
        asterisk = RealAsterisk.startAsTrunk(IPV4, prompts, SERVER, SERVER, TIMERS, "");
        muted = dial("12333", false);
        muted.sound().mute();
        vanished = dial("12333", true);
        assertThat(vanished.status()).isEqualTo(200);
        vanished.close();
    }

    @AfterAll
    static void stopAsterisk() throws IOException {
        if (asterisk != null) {
            asterisk.close();
            server.close();
        }
    }

    private static BareTelephone dial(String number, boolean offersEvents) {
        return BareTelephone.dial(
                new InetSocketAddress(IPV4, asterisk.sipPort()), number, offersEvents);
    }

    /**
     * Takes keys until some have come, or the caller is gone; the first may come in the pause after
     * the answer.
     */
    private static void collect(ScriptedServer.Line line) throws IOException {
        String caller = line.value("agi_callerid");
        line.send("ANSWER");
        String reply = line.send("WAIT FOR DIGIT 500");
        String early = "";
        if (!isGone(reply)) {
            char first = (char) Integer.parseInt(reply.substring(RESULT.length()));
            early = first == 0 ? "" : String.valueOf(first);
            reply = SILENCE;
        }
        while (reply.equals(SILENCE)) {
            reply = line.send("GET DATA \"\" 2000 40");
        }
        if (isGone(reply)) {
            keyed(caller).complete(GONE);
            return;
        }
        keyed(caller).complete(early + reply.substring(RESULT.length()).replace(" (timeout)", ""));
        line.send("SET VARIABLE HOTLINE_RESULT end");
    }

    private static boolean isGone(String reply) {
        return reply.equals("HANGUP") || reply.equals(RESULT + "-1");
    }

    private static CompletableFuture<String> keyed(String caller) {
        return KEYED.computeIfAbsent(caller, _ -> new CompletableFuture<>());
    }

    private static String keysOf(BareTelephone telephone) {
        return keyed(telephone.caller()).orTimeout(30, TimeUnit.SECONDS).join();
    }

    @ParameterizedTest
    @CsvSource({"EVENT, true", "TONE, false", "INFO, true", "INFO, false"})
    void losesNoKeyHoweverItIsSent(Way transition, boolean offersEvents) {
        try (var telephone = dial("12333", offersEvents)) {
            assertThat(telephone.status()).isEqualTo(200);

            telephone.press(transition, KEYS, QUICK);

            assertThat(keysOf(telephone)).isEqualTo(KEYS);
        }
    }

    @Test
    void countsAKeyTwiceThatIsSentAsEventAndInfo() {
        try (var telephone = dial("12333", true)) {
            assertThat(telephone.status()).isEqualTo(200);

            telephone.press(Way.EVENT_AND_INFO, "123", ofMillis(200));

            assertThat(keysOf(telephone)).as("docs/asterisk.md, Keys").isEqualTo("112233");
        }
    }

    /** What such a telephone sends, so that the hotline can take it for A to D. */
    @Test
    void tellsTheLettersOfInfoAsTheyCame() {
        try (var telephone = dial("12333", true)) {
            assertThat(telephone.status()).isEqualTo(200);

            telephone.press(Way.INFO, "1aD2d", ofMillis(200));

            assertThat(keysOf(telephone)).isEqualTo("1aD2d");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";phone-context=+86", ";npdi;rn=13800000000", ";isub=5"})
    void aCallersNumberIsToldWithoutItsParameters(String parameters) {
        var server = new InetSocketAddress(IPV4, asterisk.sipPort());
        try (var telephone = BareTelephone.dial(server, "12333", true, parameters)) {
            assertThat(telephone.status()).isEqualTo(200);
            telephone.hangUp();

            assertThat(RealLinesTest.server.calls())
                    .extracting(call -> call.value("agi_callerid"))
                    .contains(telephone.caller());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12333, 12333",
        "12333;phone-context=+86, 12333",
        "12333;npdi;rn=+8610, 12333",
        "12333;npdi;rn=+861012345;isub=1, 12333",
        "+8612333, +8612333",
        "%2B8612333, +8612333",
        "tel:+86-12333, +8612333",
        "tel:12333;phone-context=+86, 12333",
        "01012333, 01012333",
        "075512333;phone-context=+86, 075512333",
        "0755-12333, 075512333",
        "+861012333, +861012333",
        "+86075512333, +86075512333",
        "008612333, 008612333",
        "008675512333, 008675512333",
        "8612333, 8612333"
    })
    void isReachedByEveryFormOfItsNumber(String dialled, String dnid) {
        try (var telephone = dial(dialled, true)) {
            assertThat(telephone.status()).isEqualTo(200);
            telephone.hangUp();

            assertThat(server.calls())
                    .filteredOn(call -> call.value("agi_callerid").equals(telephone.caller()))
                    .extracting(call -> call.value("agi_dnid"))
                    .containsExactly(dnid);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123334",
                "99",
                "s",
                "h",
                "i",
                "12333%0Aagi_x",
                "0012333",
                "00012333",
                "+1012333",
                "12333#",
                "a12333"
            })
    void knowsNoOtherNumber(String dialled) {
        try (var telephone = dial(dialled, true)) {
            assertThat(telephone.status()).isEqualTo(404);
        }
    }

    /** Asterisk lets no server know: a silent hold is a caller who presses nothing. */
    @Test
    void keepsAMutedCallerAndFreesTheLineOfOneThatHasVanished() {
        assertThat(keyed(vanished.caller()).orTimeout(NOTICED.toSeconds(), TimeUnit.SECONDS).join())
                .as("the line is freed by SIP")
                .isEqualTo(GONE);
        assertThat(muted.asked()).isNotEmpty().doesNotContain("BYE");

        muted.press(Way.INFO, "42", QUICK);

        assertThat(keysOf(muted)).isEqualTo("42");
        muted.close();
    }

    @Test
    void callsOverIpv6AndCountsAKeyOnceWhereInfoIsSwitchedOff() throws IOException {
        InetAddress ipv6 = InetAddress.ofLiteral("::1");
        assumeTrue(Ports.canListen(ipv6), "no IPv6 on this machine");
        int port = Ports.tcp();
        try (var other = ScriptedServer.on(ipv6, port, RealLinesTest::collect);
                var asterisk6 =
                        RealAsterisk.startAsTrunk(
                                ipv6,
                                prompts,
                                port,
                                port,
                                "",
                                "noload = res_pjsip_dtmf_info.so\n");
                var telephone =
                        BareTelephone.dial(
                                new InetSocketAddress(ipv6, asterisk6.sipPort()), "12333", true)) {
            assertThat(telephone.status()).isEqualTo(200);

            telephone.press(Way.EVENT_AND_INFO, "123", ofMillis(200));

            assertThat(keysOf(telephone)).isEqualTo("123");
            assertThat(telephone.sound().heard()).isPositive();
            assertThat(other.calls()).hasSize(1);
        }
    }
}
