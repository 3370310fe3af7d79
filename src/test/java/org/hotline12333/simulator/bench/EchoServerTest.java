package org.hotline12333.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bare server sends what a hotline would, and nothing else. */
@Timeout(60)
class EchoServerTest {
    private static final EchoScripts SCRIPTS =
            new EchoScripts(
                    Map.of(
                            "00", steps("ANSWER", "SET VARIABLE \"A\" \"0\""),
                            "01", steps("ANSWER", "NOOP", "SET VARIABLE \"A\" \"1\"")));

    private static List<EchoScripts.Step> steps(String... commands) {
        return Arrays.stream(commands)
                .map(command -> new EchoScripts.Step(command, command.startsWith("SET")))
                .toList();
    }

    private static AgiRequest call(int port, String telephone) throws IOException {
        Exchange exchange = Exchange.of(new CallFacts("1700000000.1", telephone, "12333"));
        InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return AgiPeer.of(there, _ -> java.time.Duration.ZERO).call(exchange, new ScriptedCaller());
    }

    @Test
    void eachCallerIsSentTheCommandsOfTheirPerson() throws IOException {
        try (EchoServer server = EchoServer.start(SCRIPTS, Optional.empty())) {
            assertThat(call(server.port(), "100000000001").commands())
                    .containsExactly("ANSWER", "NOOP", "SET VARIABLE \"A\" \"1\"");
            assertThat(call(server.port(), "100000000100").variables()).containsEntry("A", "0");
        }
    }

    /** H2 in memory; on PostgreSQL the same statements run. */
    @Test
    void aStoreIsAskedOnceForACallerAndOnceForEachAnswer() throws Exception {
        EchoScripts twice =
                new EchoScripts(
                        Map.of(
                                "00",
                                steps(
                                        "ANSWER",
                                        "SET VARIABLE \"A\" \"0\"",
                                        "SET VARIABLE \"B\" \"0\"")));
        try (BareStore store = BareStore.open("jdbc:h2:mem:bare", "", "");
                EchoServer server = EchoServer.start(twice, Optional.of(store))) {
            call(server.port(), "100000000000");
            call(server.port(), "100000000100");

            assertThat(store.rows("attempt")).isEqualTo(2);
            assertThat(store.rows("audit")).isEqualTo(2 + 4);
        }
    }

    @Test
    void scriptsAreReadAsTheyAreWritten() throws IOException {
        BufferedReader text = new BufferedReader(new StringReader(SCRIPTS.text() + "more\n"));

        assertThat(EchoScripts.read(text)).isEqualTo(SCRIPTS);
        assertThat(text.readLine()).isEqualTo("more");
    }

    @Test
    void aProcessOfItsOwnTellsItsPortAndEndsWithItsInput() throws Exception {
        PipedWriter in = new PipedWriter();
        try (PipedWriter out = new PipedWriter();
                BufferedReader told = new BufferedReader(new PipedReader(out))) {
            BufferedReader read = new BufferedReader(new PipedReader(in));
            Thread process =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    EchoProcess.serve(read, new PrintWriter(out));
                                } catch (IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            });
            in.write(SCRIPTS.text());
            in.flush();

            int port = Integer.parseInt(told.readLine());
            assertThat(call(port, "100000000000").commands()).hasSize(2);
            in.close();
            process.join();

            assertThat(call(port, "100000000000").commands()).isEmpty();
        }
    }
}
