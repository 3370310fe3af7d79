package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.hotline12333.channel.Errands;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.judge.Failure;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.Verdict;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.routes.AgiRoute;
import org.hotline12333.simulator.routes.RouteException;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.Conversation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same script in memory and over a real socket. */
class AgiRouteTest {
    private static final String SCRIPT =
            """
            hears [zh/welcome] [zh/welcome-english]
            keys  1
            hears [zh/main-menu]
            keys  1
            hears [zh/ask-id-number]
            keys  99000019850615007*#
            hears [zh/ask-social-security-number]
            waits
            hears [zh/noinput] [zh/ask-social-security-number-brief]
            keys  1000000023#
            hears [zh/ask-password]
            keys  135790
            hears [zh/verified] [zh/enquiry-menu]
            keys  1
            hears 您的养老保险个人账户余额为一千零五元零七分*
            within 2 s
            hangs up
            never 抱歉
            """;

    @TempDir static Path keys;

    private static TestHotline hotline;
    private static RehearsedHotline memory;
    private static FastAgiServer server;

    @BeforeAll
    static void open() {
        hotline = TestHotline.open(keys);
        memory = RehearsedHotline.open();
        server =
                new FastAgiServer(
                        settings(), hotline.runner()::run, Errands.NONE, hotline.sounds());
        server.start();
    }

    private static FastAgiSettings settings() {
        return FastAgiSettings.of(
                InetAddress.getLoopbackAddress(), 0, List.of("127.0.0.1/32"), 100);
    }

    @AfterAll
    static void close() {
        server.close();
        memory.close();
        hotline.close();
    }

    private static AgiRoute route(int port) {
        return new AgiRoute(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        memory.prompts()::length)
                .hearing(DemoNames.heard());
    }

    private static List<Clip> clips(Conversation call) {
        return call.played().stream().map(Played::clip).toList();
    }

    @Test
    void theSameScriptIsFollowedOverFastAgi() throws RouteException {
        CallScript script = memory.script(SCRIPT);

        Conversation call = route(server.port()).call(script);

        Verdict verdict = new Judge(memory.vocabulary()).judge(script, call);
        assertThat(verdict.failures()).isEmpty();
        assertThat(memory.failures(SCRIPT)).isEmpty();
        assertThat(clips(call))
                .isEqualTo(clips(memory.run(SCRIPT).conversation().orElseThrow()))
                .hasSizeGreaterThan(20);
    }

    @Test
    void namesAreHeardOverFastAgi() throws RouteException, IOException {
        for (String name : List.of("whose-employer-has-no-sound", "who-hangs-up-in-a-name")) {
            CallScript script =
                    memory.script(Files.readString(Path.of("calls/enquiry/" + name + ".call")));

            Conversation call = route(server.port()).call(script);

            assertThat(new Judge(memory.vocabulary()).judge(script, call).failures()).isEmpty();
            assertThat(clips(call)).anyMatch(Clip::isName);
        }
    }

    /** Only the names are missing. */
    @Test
    void namesThatAreAwayAreLeftOutOverFastAgi() throws RouteException, IOException {
        try (FastAgiServer forgetful = new FastAgiServer(settings(), hotline.runner()::run)) {
            forgetful.start();
            CallScript script =
                    memory.script(
                            Files.readString(
                                            Path.of(
                                                    "calls/enquiry/whose-employer-has-no-sound.call"))
                                    .replace("：示例中医院。", "："));

            Conversation call = route(forgetful.port()).call(script);

            assertThat(new Judge(memory.vocabulary()).judge(script, call).failures()).isEmpty();
        }
    }

    @Test
    void theSameScriptFailsOverFastAgi() throws RouteException {
        CallScript script = memory.script(SCRIPT.replace("零七分", "零八分"));

        Verdict verdict =
                new Judge(memory.vocabulary()).judge(script, route(server.port()).call(script));

        assertThat(verdict.failures()).extracting(f -> f.line()).containsExactly(15);
    }

    @Test
    void aCallerComesBackFromTheQueue() throws RouteException {
        CallScript script =
                memory.script(
                        """
                        agents hotline-english 1 busy
                        hears [zh/welcome] [zh/welcome-english]
                        keys  2
                        hears [en/main-menu]
                        keys  0
                        hears [en/connecting] [en/waiting-next] [en/waiting-hint]
                        is given back
                        hears [en/waiting-next] [en/waiting-hint]
                        is given back by key
                        hears [en/still-waiting]
                        keys  1
                        hears [en/connecting] [en/waiting-next] [en/waiting-hint]
                        is transferred to hotline-english
                        """);

        Conversation call = route(server.port()).call(script);

        assertThat(new Judge(memory.vocabulary()).judge(script, call).failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clip-between-two-missing",
                "clip-of-a-figure-missing",
                "clip-of-a-menu-missing",
                "clip-of-a-number-missing"
            })
    void whatIsHeardWithoutAClipIsHeardOverFastAgi(String name) throws Exception {
        CallScript script =
                memory.script(Files.readString(Path.of("calls", "faults", name + ".call")));

        assertThat(route(server.port()).refuses(script)).isEmpty();
        Conversation call = route(server.port()).call(script);

        assertThat(new Judge(memory.vocabulary()).judge(script, call).failures()).isEmpty();
    }

    /** Answered at once, these keys would belong to the entry before. */
    @TestFactory
    Stream<DynamicTest> aKeyThatComesLateComesLateByTheServersClockToo() {
        return followedOverFastAgi(
                Stream.of(
                                "english/the-keys-a-to-d",
                                "history/leaving-the-question-for-a-year",
                                "keys/pound-late-at-a-number")
                        .map(name -> Path.of("calls", name + ".call"))
                        .map(AgiRouteTest::shipped));
    }

    private static CallScript shipped(Path file) {
        return ShippedCalls.read(memory.vocabulary()).stream()
                .filter(script -> script.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> whoWantsAnAgentHearsTheSameOverFastAgi() {
        return followedOverFastAgi(
                ShippedCalls.read(memory.vocabulary()).stream()
                        .filter(script -> script.file().startsWith(Path.of("calls", "agents"))));
    }

    /** They keep time, and run side by side. */
    private static Stream<DynamicTest> followedOverFastAgi(Stream<CallScript> scripts) {
        return scripts
                .map(script -> {
                    FutureTask<List<Failure>> call = new FutureTask<>(() -> failures(script));
                    Thread.ofVirtual().start(call);
                    return dynamicTest(
                            script.file().getFileName().toString(),
                            () -> assertThat(call.get()).isEmpty());
                })
                .toList()
                .stream();
    }

    private static List<Failure> failures(CallScript script) throws RouteException {
        Conversation call = route(server.port()).call(script);
        return new Judge(memory.vocabulary()).judge(script, call).failures();
    }

    @Test
    void aFaultIsForTheCallInMemoryAlone() {
        assertThat(route(1).refuses(memory.script("the store is down\nhangs up")))
                .contains("in memory only: its record store has a fault");
    }

    @Test
    void saysWhereNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThatExceptionOfType(RouteException.class)
                .isThrownBy(() -> route(port).call(memory.script(SCRIPT)))
                .withMessage(
                        "nobody answers at agi://localhost:%d; start ./hotline serve, or mend the address",
                        port);
    }

    @Test
    void saysWhatIsNoHotline() throws IOException {
        try (ServerSocket door = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> answerOnce(door));

            assertThatExceptionOfType(RouteException.class)
                    .isThrownBy(() -> route(door.getLocalPort()).call(memory.script(SCRIPT)))
                    .withMessageContaining("is no hotline")
                    .withMessageContaining("name the port of ./hotline serve");
        }
    }

    private static void answerOnce(ServerSocket door) {
        try (Socket peer = door.accept()) {
            peer.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
