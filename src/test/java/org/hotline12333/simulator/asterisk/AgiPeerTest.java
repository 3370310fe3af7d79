package org.hotline12333.simulator.asterisk;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.TestSounds;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request as it looks on the wire. */
class AgiPeerTest {
    private static final Exchange CALL =
            Exchange.of(new CallFacts("1700000000.7", "13900000001", "12333"));

    /** Instead of a command: the server sends nothing and reads one more line. */
    private static final String LISTEN = "";

    /** What reads as a line where the connection has ended. */
    private static final String END = "";

    private static final Caller SILENT = Caller.timed(List.of());

    private final ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor();
    private CompletableFuture<List<String>> heard = new CompletableFuture<>();
    private ServerSocket door;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        servers.close();
    }

    private AgiPeer asterisk() {
        return AgiPeer.of(
                new InetSocketAddress(door.getInetAddress(), door.getLocalPort()),
                TestSounds::length);
    }

    /** A server that sends each of these once the one before was answered, and then closes. */
    private void server(String... commands) {
        heard = CompletableFuture.supplyAsync(() -> serve(commands), servers);
    }

    private List<String> serve(String... commands) {
        try (Socket socket = door.accept()) {
            List<String> lines = new ArrayList<>();
            while (lines.isEmpty() || !lines.getLast().isEmpty()) {
                lines.add(line(socket));
            }
            for (String command : commands) {
                if (!command.equals(LISTEN)) {
                    send(socket, command);
                }
                if (!command.startsWith("failure")) {
                    lines.add(line(socket));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String line(Socket socket) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = socket.getInputStream().read();
                next != '\n' && next != -1;
                next = socket.getInputStream().read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void introducesACallInTheOrderOfAsterisk() throws IOException {
        server();

        asterisk().call(CALL, SILENT);

        assertThat(heard.join())
                .extracting(line -> line.split(":", 2)[0])
                .containsExactly(
                        "agi_network",
                        "agi_request",
                        "agi_channel",
                        "agi_language",
                        "agi_type",
                        "agi_uniqueid",
                        "agi_version",
                        "agi_callerid",
                        "agi_calleridname",
                        "agi_callingpres",
                        "agi_callingani2",
                        "agi_callington",
                        "agi_callingtns",
                        "agi_dnid",
                        "agi_rdnis",
                        "agi_context",
                        "agi_extension",
                        "agi_priority",
                        "agi_enhanced",
                        "agi_accountcode",
                        "agi_threadid",
                        "agi_arg_1",
                        "");
        assertThat(heard.join())
                .contains("agi_callerid: 13900000001", "agi_dnid: 12333", "agi_arg_1: first");
    }

    @Test
    void saysThatACallCameBack() throws IOException {
        server("GET VARIABLE HOTLINE_STATE");

        asterisk().call(CALL.givenBack("hotline", Outcome.TIMEOUT, "abc"), SILENT);

        assertThat(heard.join())
                .containsSubsequence("agi_arg_1: back", "agi_arg_2: TIMEOUT", "200 result=1 (abc)");
    }

    @Test
    void aCallerWithoutANumberIsUnknown() throws IOException {
        server();

        asterisk().call(Exchange.of(new CallFacts("1.2", "", "")), SILENT);

        assertThat(heard.join()).contains("agi_callerid: unknown", "agi_dnid: unknown");
    }

    @Test
    void theServersLastWordsAreTheEnding() throws IOException {
        server(
                "SET VARIABLE HOTLINE_STATE abc",
                "SET VARIABLE HOTLINE_QUEUE hotline",
                "SET VARIABLE HOTLINE_RESULT queue");

        AgiRequest request = asterisk().call(CALL, SILENT);

        assertThat(request.ending()).isEqualTo(new Ending.Transferred("hotline", "abc"));
        assertThat(request.status()).isEqualTo(AgiStatus.SUCCESS);
        assertThat(request.commands()).hasSize(3);
    }

    @Test
    void aServerThatShedsACallHasFailed() throws IOException {
        server("SET VARIABLE HOTLINE_RESULT busy", "failure");

        AgiRequest request = asterisk().call(CALL, SILENT);

        assertThat(request.status()).isEqualTo(AgiStatus.FAILURE);
        assertThat(request.variables()).containsEntry("HOTLINE_RESULT", "busy");
        assertThat(request.ending()).isEqualTo(new Ending.Undecided());
    }

    @Test
    void anAbsentServerHasFailed() throws IOException {
        AgiPeer asterisk = asterisk();
        door.close();

        assertThat(asterisk.call(CALL, SILENT).status()).isEqualTo(AgiStatus.FAILURE);
    }

    @Test
    void aMissingClipMakesTheRequestAFailure() throws IOException {
        server("GET DATA hotline/zh/missing");

        assertThat(asterisk().call(CALL, SILENT).status()).isEqualTo(AgiStatus.FAILURE);
    }

    @Test
    void aHangUpIsToldAfterTheCommandThatItEnds() throws IOException {
        server("EXEC Playback hotline/zh/seconds-4", LISTEN, LISTEN, LISTEN);

        AgiRequest request =
                asterisk().call(CALL, Caller.timed(List.of(new Act.HangUp(ofSeconds(3)))));

        assertThat(request.status()).isEqualTo(AgiStatus.HANGUP);
        assertThat(request.at()).isEqualTo(ofSeconds(3));
        assertThat(heard.join()).endsWith("200 result=-1", "HANGUP", "HANGUP", END);
    }

    @Test
    void aServerMayGoOnWithADeadChannel() throws IOException {
        server("EXEC Playback hotline/zh/seconds-4", LISTEN, "NOOP");

        asterisk()
                .stayingOnHangup()
                .call(CALL, Caller.timed(List.of(new Act.HangUp(ofSeconds(3)))));

        assertThat(heard.join()).endsWith("200 result=-1", "HANGUP", "200 result=0");
    }
}
