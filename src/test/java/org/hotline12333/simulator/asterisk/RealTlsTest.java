package org.hotline12333.simulator.asterisk;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that lets telephones in by TLS and SRTP alone; a real telephone, baresip, calls it. */
@Tag("real")
class RealTlsTest {
    private static final String MODULES = "/usr/lib/baresip/modules";

    @TempDir static Path folder;
    private static InetAddress address;

    @BeforeAll
    static void need() throws Exception {
        Optional<String> missing = RealAsterisk.missing();
        if (!Files.isDirectory(Path.of(MODULES))) {
            missing = Optional.of("no baresip: install the package baresip-core");
        }
        // baresip takes no loopback address for its own.
        Optional<InetAddress> outside =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
                        .findFirst();
        if (outside.isEmpty()) {
            missing = Optional.of("no address but the loopback's");
        }
        missing.ifPresent(why -> System.out.println("calls by TLS are skipped: " + why));
        Optional<String> reason = missing;
        assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
        address = outside.orElseThrow();
        Tones.write(folder, "zh/one", ofMillis(500));
        Tones.write(folder, "zh/speech", ofMinutes(2)); // baresip hangs up when it ends
        String host = address.getHostAddress();
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("cert.pem").toString(),
                "-subj",
                "/CN=" + host,
                "-addext",
                "subjectAltName=IP:" + host);
    }

    private static void run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aTelephoneWithBothIsHeardAndKeysComeThroughSealed() throws Exception {
        int server = Ports.tcp();
        BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        try (var asterisk = RealAsterisk.startWithTls(address, folder, server, folder);
                var _ = ScriptedServer.on(server, line -> ask(line, replies))) {
            Process telephone = call(asterisk);
            try (var keyboard = telephone.outputWriter()) {
                for (String key : List.of("7", "3", "9", "1")) {
                    assertThat(replies.poll(20, TimeUnit.SECONDS)).isNotNull();
                    keyboard.write(key);
                    keyboard.flush();
                }
                assertThat(replies.poll(20, TimeUnit.SECONDS)).isEqualTo("200 result=55");
            } finally {
                telephone.destroyForcibly();
            }
        }
    }

    /** Each key is asked for by itself, so that none depends on how fast the telephone is. */
    private static void ask(ScriptedServer.Line line, BlockingQueue<String> replies)
            throws IOException {
        line.send("ANSWER");
        String secure =
                line.send(
                        "GET FULL VARIABLE \"${CHANNEL(rtp,secure,audio)}/${CHANNEL(pjsip,secure)}\"");
        line.send("EXEC Playback hotline/zh/one&hotline/zh/one"); // the telephone is ready for keys
        replies.add(secure);
        boolean all = secure.equals("200 result=1 (1/1)");
        for (int key : "7391".chars().toArray()) {
            all &= line.send("GET DATA hotline/zh/one 10000 1").equals("200 result=" + (char) key);
            replies.add(all ? "200 result=55" : "something else came");
        }
        line.send("SET VARIABLE HOTLINE_RESULT end");
    }

    private static Process call(RealAsterisk asterisk) throws IOException {
        String host = address.getHostAddress() + ":" + asterisk.tlsPort();
        Path own = Files.createDirectories(folder.resolve("telephone"));
        Files.writeString(
                own.resolve("config"),
                """
                sip_cafile %s
                module_path %s
                module g711.so
                module srtp.so
                module aufile.so
                module_app account.so
                module_app menu.so
                module stdio.so
                audio_source aufile,%s
                audio_player aufile,/dev/null
                """
                        .formatted(
                                folder.resolve("cert.pem"),
                                MODULES,
                                folder.resolve("zh/speech.wav")));
        Files.writeString(
                own.resolve("accounts"),
                "<sip:softphone@%s;transport=tls>;auth_pass=%s;mediaenc=srtp-mand;regint=0\n"
                        .formatted(host, asterisk.passwordOf("softphone")));
        Files.writeString(own.resolve("contacts"), "");
        return new ProcessBuilder(
                        "baresip",
                        "-f",
                        own.toString(),
                        "-e",
                        "/dial sip:12333@" + host + ";transport=tls")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void aTelephoneThatSendsItsSoundInTheClearIsRefused() throws IOException {
        int server = Ports.tcp();
        try (var asterisk = RealAsterisk.startWithTls(address, folder, server, folder);
                var served = ScriptedServer.on(server, line -> line.send("ANSWER"))) {
            assertThatThrownBy(() -> SipCall.dial(asterisk).place()).hasMessageContaining("488");

            assertThat(served.calls()).isEmpty();
        }
    }
}
