package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Peers that bring no call as Asterisk does. Whatever they do, honest calls go on beside, and the
 * log has one line.
 */
class FastAgiAttackTest {
    private static Siege siege;

    @BeforeAll
    static void begin() {
        siege = Siege.of(ServerUnderTest::honest);
    }

    @AfterAll
    static void end() {
        siege.close();
    }

    @Test
    void aLineWithoutAnEndIsCut() throws IOException {
        long taken =
                siege.under(wire -> wire.write("agi_network: ").pour("x", Siege.HUNDRED_MEGABYTES));

        assertThat(taken).isLessThan(Siege.KERNEL_HOLDS);
        assertThat(siege.violations()).containsExactly(badPeer("a line of more than 1024 bytes"));
    }

    @Test
    void anEnvironmentWithoutAnEndIsCut() throws IOException {
        long taken = siege.under(wire -> wire.pour("agi_x: y\n", Siege.HUNDRED_MEGABYTES));

        assertThat(taken).isLessThan(Siege.KERNEL_HOLDS);
        assertThat(siege.violations()).containsExactly(badPeer("environment of too many lines"));
    }

    @Test
    void aConnectionThatSaysNothingAndClosesIsNoCall() throws IOException {
        siege.under(wire -> wire.endWriting().rest());

        assertThat(siege.violations()).containsExactly(badPeer("environment without an end"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "200 result=1\n",
                "HANGUP\n",
                "\n",
                "\0\n",
                "agi_network: yes\n\n",
                "agi_network: yes\r\nagi_request: x\r\n\r\n\n",
            })
    void whatIsNotAgiIsRefused(String said) throws IOException {
        String heard = siege.under(wire -> wire.write(said).rest());

        assertThat(heard).isEqualTo("failure\n");
        assertThat(siege.violations()).hasSize(1);
    }

    @Test
    void aTlsHelloIsRefused() throws IOException {
        String heard = siege.under(wire -> wire.write(tlsHello()).rest());

        assertThat(heard).isEqualTo("failure\n");
        assertThat(siege.violations()).hasSize(1);
    }

    private static byte[] tlsHello() throws SSLException {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), hello);
            return Arrays.copyOf(hello.array(), hello.position());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    @Test
    void noiseIsRefused() throws IOException {
        Random random = new Random(12333);

        siege.under(wire -> {
            byte[] noise = new byte[10_000];
            random.nextBytes(noise);
            return wire.write(noise).rest();
        });

        assertThat(siege.violations()).hasSize(1);
    }

    static Stream<Named<List<String>>> forgedEnvironments() {
        List<String> doubled = new ArrayList<>(Wire.ENVIRONMENT);
        doubled.add(8, doubled.get(7));
        List<String> missing = new ArrayList<>(Wire.ENVIRONMENT);
        missing.remove(7);
        List<String> swapped = new ArrayList<>(Wire.ENVIRONMENT);
        Collections.swap(swapped, 7, 8);
        return Stream.of(
                Named.of("a key doubled", doubled),
                Named.of("a key missing", missing),
                Named.of("keys out of order", swapped),
                Named.of("a line in a number", Wire.withCallerId("100\nagi_x: forged")),
                Named.of("a key in a number", Wire.withCallerId("100\nagi_calleridname: x\n\n")),
                Named.of(
                        "a blank line and a reply in a number",
                        Wire.withCallerId("100\n\n200 result=1 (999999)")));
    }

    @ParameterizedTest
    @MethodSource("forgedEnvironments")
    void anEnvironmentThatIsNotAsterisksIsRefused(List<String> lines) throws IOException {
        siege.under(wire -> wire.ring(lines).rest());

        assertThat(siege.violations()).singleElement().asString().contains("environment without");
    }

    @Test
    void anAddressThatIsNotAllowedHearsNothing() throws IOException {
        String heard =
                siege.under(wire -> {
                    wire.endWriting().rest();
                    try (Wire stranger = Wire.from("127.0.0.2", siege.server().port())) {
                        return stranger.ring().rest();
                    }
                });

        assertThat(heard).isEmpty();
        assertThat(siege.violations())
                .containsExactly(
                        badPeer("environment without an end"),
                        "WARN address not allowed: 127.0.0.2");
    }

    @Test
    void aThousandBadPeersAreOneLine() throws IOException {
        FastAgiSettings one =
                ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG);
        try (LogLines log = new LogLines();
                ServerUnderTest server = ServerUnderTest.start(one, ServerUnderTest::honest)) {
            for (int i = 0; i < 1_000; i++) {
                badPeer(server);
            }
            server.passMinute();
            badPeer(server);

            String complaint = badPeer("a line of another protocol");
            assertThat(log.lines())
                    .containsExactly(complaint + " (1 times)", complaint + " (1000 times)");
            assertThat(server.call()).isEqualTo(ServerUnderTest.HONEST);
        }
    }

    private static void badPeer(ServerUnderTest server) throws IOException {
        try (Wire wire = server.connect()) {
            wire.write("GET / HTTP/1.1\r\n").rest();
        }
    }

    private static String badPeer(String detail) {
        return "WARN bad peer: 127.0.0.1, " + detail;
    }
}
