package org.hotline12333.simulator.sip;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hotline12333.identity.Secret;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.asterisk.Ports;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.ScriptedServer;
import org.hotline12333.simulator.asterisk.SipCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through SIPp to a real Asterisk, and to servers that take none. */
@Tag("real")
class RealSipLineTest {
    private static final Path PROMPTS = Path.of("prompts");
    private static final List<String> CLIPS = List.of("zh/n28", "zh/qian", "zh/n99", "zh/welcome");
    private static final ClipRecognizer EAR =
            new ClipRecognizer(PROMPTS, CLIPS.stream().map(Clip::new).toList());
    private static final String NUMBER = "12333";
    private static final String SAY_ALL =
            "EXEC Playback hotline/" + String.join("&hotline/", CLIPS);
    private static final int SERVER = Ports.tcp();

    private static RealAsterisk asterisk;

    @BeforeAll
    static void startAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        asterisk = RealAsterisk.start(PROMPTS, SERVER, 1);
    }

    @AfterAll
    static void stopAsterisk() {
        if (asterisk != null) {
            asterisk.close();
        }
    }

    @Test
    void hearsTheClipsThatAsteriskNames() throws IOException {
        SipRecord call;
        try (var _ = ScriptedServer.on(SERVER, RealSipLineTest::sayAll)) {
            call = line().place(script("13800000001"));
        }

        assertThat(ids(call))
                .isEqualTo(new SipCall.Ended(asterisk, "13800000001", call).heard().clips())
                .isEqualTo(CLIPS);
        assertThat(call.heard()).noneMatch(HeardClip::cut);
        assertThat(call.unknown()).isEmpty();
        assertThat(call.hungUpByHotline()).isTrue();
        assertThat(call.heard().getFirst().at()).isLessThan(ofMillis(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 400})
    void hearsAClipThatABusyMachineTore(int stalled) throws Exception {
        SipRecord call;
        try (var _ = ScriptedServer.on(SERVER, RealSipLineTest::sayAll);
                var machine = Executors.newSingleThreadExecutor()) {
            Future<?> busy =
                    machine.submit(() -> {
                        Thread.sleep(3_000);
                        stall(ofMillis(stalled));
                        return null;
                    });
            call = line().place(script("13800000009"));
            busy.get();
        }

        assertThat(ids(call)).isEqualTo(CLIPS);
        assertThat(call.heard()).noneMatch(HeardClip::cut);
        assertThat(call.unknown()).isEmpty();
    }

    /** Takes the processor from Asterisk for so long, as a busy machine does. */
    private static void stall(Duration length) throws IOException, InterruptedException {
        signal("STOP");
        Thread.sleep(length);
        signal("CONT");
    }

    private static void signal(String name) throws IOException, InterruptedException {
        String process = Long.toString(asterisk.process().pid());
        assertThat(new ProcessBuilder("kill", "-" + name, process).start().waitFor()).isZero();
    }

    @Test
    void letsAKeyTakeEffectAtItsMoment() throws IOException {
        Duration at = ofMillis(1_234);
        SipRecord call;
        try (var _ = ScriptedServer.on(SERVER, RealSipLineTest::sayWelcomeUntilKey)) {
            call = line().place(script("13800000002", new TimedKeys(at, "5")));
        }

        assertThat(call.keysAt())
                .singleElement()
                .satisfies(key -> assertThat(key.minus(at)).isBetween(Duration.ZERO, ofMillis(20)));
        assertThat(ids(call)).containsExactly("zh/welcome", "zh/n28");
        assertThat(call.heard().getFirst().cut()).isTrue();
        assertThat(call.heard().getLast().at().minus(at)).isBetween(ofMillis(-50), ofMillis(100));
    }

    @Test
    void hangsUpAtItsMoment() throws IOException {
        SipRecord call;
        try (var _ = ScriptedServer.on(SERVER, RealSipLineTest::sayAll)) {
            Optional<Duration> end = Optional.of(ofSeconds(3));
            call = line().place(new SipScript(List.of(), end, ofSeconds(20), "13800000003"));
        }

        assertThat(call.hungUpByHotline()).isFalse();
        assertThat(call.length()).isBetween(ofSeconds(3), ofMillis(3_050));
        assertThat(ids(call)).isEqualTo(CLIPS);
        assertThat(call.heard().getLast().cut()).isTrue();
    }

    @Test
    void callsWithAnAccountWhosePasswordNobodySees() throws IOException {
        String password = asterisk.passwordOf("softphone");
        var account = new SipAccount("softphone", Secret.of(password));
        List<String> processes = new CopyOnWriteArrayList<>();
        SipRecord call;
        try (var server =
                ScriptedServer.on(
                        SERVER,
                        line -> {
                            processes.addAll(commandLines());
                            sayAll(line);
                        })) {
            call = line().as(account).place(script("13800000004"));

            assertThat(server.calls().getFirst().environment())
                    .anyMatch(line -> line.startsWith("agi_channel: PJSIP/softphone-"));
        }

        assertThat(ids(call)).isEqualTo(CLIPS);
        assertThat(processes)
                .anyMatch(line -> line.contains("sipp"))
                .noneMatch(line -> line.contains(password));
        assertThat(asterisk.logged()).doesNotContain(password);
    }

    private static List<String> commandLines() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
    }

    @Test
    void placesEightCallsSideBySide() throws IOException {
        try (var _ = ScriptedServer.on(SERVER, RealSipLineTest::sayWelcomeUntilKey);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<SipRecord>> calls =
                    IntStream.range(0, 8)
                            .mapToObj(i ->
                                    script(
                                            "1381000000" + i,
                                            new TimedKeys(ofMillis(1_000 + 50 * i), "1")))
                            .map(plan ->
                                    CompletableFuture.supplyAsync(
                                            () -> line().place(plan), callers))
                            .toList();

            assertThat(calls)
                    .allSatisfy(call ->
                            assertThat(ids(call.join())).containsExactly("zh/welcome", "zh/n28"));
        }
    }

    @Test
    void saysThatTheAccountIsNotKnown() {
        var account = new SipAccount("softphone", Secret.of("not-the-password"));

        assertThatThrownBy(() -> line().as(account).place(script("1")))
                .isInstanceOf(SipException.class)
                .hasMessageEndingWith("does not know the account softphone or its password (401)");
    }

    @Test
    void saysThatTheNumberIsNotKnown() {
        SipLine astray = SipLine.to(address(), "4711", EAR);

        assertThatThrownBy(() -> astray.place(script("1")))
                .isInstanceOf(SipException.class)
                .hasMessageEndingWith("knows no number 4711 (404)");
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, takes no anonymous calls: give an account (401)",
        "403 Forbidden, forbids this caller to call (403)",
        "486 Busy Here, is busy (486)",
        "488 Not Acceptable Here, offers no A-law sound (488)",
        "503 Service Unavailable, refuses the call (503)",
    })
    void saysWhyAServerRefuses(String answer, String said) {
        try (var server = RefusingServer.saying(answer)) {
            var line = SipLine.to(server.address(), NUMBER, EAR);

            assertThatThrownBy(() -> line.place(script("1")))
                    .isInstanceOf(SipException.class)
                    .hasMessage("127.0.0.1:%d %s".formatted(server.address().getPort(), said));
            assertThat(server.requests()).containsExactly("INVITE", "ACK");
        }
    }

    @Test
    void givesUpACallThatNobodyAnswers() {
        try (var server = RefusingServer.saying("180 Ringing")) {
            var line = SipLine.to(server.address(), NUMBER, EAR).givingUpAfter(ofSeconds(1));

            assertThatThrownBy(() -> line.place(script("1")))
                    .isInstanceOf(SipException.class)
                    .hasMessageEndingWith("does not answer for 12333 within 1 s");
            assertThat(server.requests()).containsExactly("INVITE", "CANCEL", "ACK");
        }
    }

    @Test
    void saysThatNoServerIsThere() {
        InetSocketAddress nobody;
        try (var server = RefusingServer.saying("nothing")) {
            nobody = server.address();
        }

        assertThatThrownBy(() -> SipLine.to(nobody, NUMBER, EAR).place(script("1")))
                .isInstanceOf(SipException.class)
                .hasMessage("no SIP server answers at 127.0.0.1:" + nobody.getPort());
    }

    private static SipLine line() {
        return SipLine.to(address(), NUMBER, EAR);
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), asterisk.sipPort());
    }

    private static SipScript script(String caller, TimedKeys... keys) {
        return new SipScript(List.of(keys), Optional.empty(), ofSeconds(20), caller);
    }

    private static List<String> ids(SipRecord call) {
        return call.heard().stream().map(clip -> clip.clip().id()).toList();
    }

    private static void sayAll(ScriptedServer.Line line) throws IOException {
        line.send("ANSWER");
        line.send(SAY_ALL);
        line.send("SET VARIABLE HOTLINE_RESULT end");
    }

    private static void sayWelcomeUntilKey(ScriptedServer.Line line) throws IOException {
        line.send("ANSWER");
        line.send("GET DATA hotline/zh/welcome 5000 1");
        line.send("EXEC Playback hotline/zh/n28");
        line.send("SET VARIABLE HOTLINE_RESULT end");
    }
}
