package org.hotline12333.simulator.testbed;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole calls over a real socket: what is heard is what is heard in memory. */
class WireCallTest {
    @TempDir static Path keys;
    private static TestHotline hotline;
    private static FastAgiServer server;

    @BeforeAll
    static void open() {
        hotline = TestHotline.open(keys);
        InetAddress here = InetAddress.getLoopbackAddress();
        server =
                new FastAgiServer(
                        FastAgiSettings.of(here, 0, List.of("127.0.0.1/32"), 10),
                        hotline.runner()::run);
        server.start();
    }

    @AfterAll
    static void close() {
        server.close();
        hotline.close();
    }

    private static AgiRequest call(Exchange exchange, ScriptedCaller caller) throws IOException {
        InetSocketAddress door =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        return AgiPeer.of(door, hotline.prompts()::length).call(exchange, caller);
    }

    private static ScriptedCaller enquiring() {
        return Demo.WITH_PASSWORD
                .verified()
                .answers("1")
                .interrupts(ofSeconds(3), "5")
                .isSilent()
                .answers("3")
                .answers("202609")
                .answers("0");
    }

    @Test
    void theSameIsHeardAsInMemory() throws IOException {
        List<Played> inMemory = hotline.callWithAgents(enquiring()).played();

        AgiRequest request = call(hotline.exchange().withAgents(TestHotline.QUEUE, 1), enquiring());

        assertThat(request.played()).isEqualTo(inMemory).hasSizeGreaterThan(100);
        assertThat(request.ending()).isInstanceOf(Ending.Transferred.class);
    }

    @Test
    void aCallerComesBackFromTheQueueAfterManyEnquiries() throws IOException {
        Exchange exchange = hotline.exchange().withAgents("hotline-english", 1);
        ScriptedCaller caller = Demo.RETIRED.verified("2");
        for (String key : List.of("1", "2", "3", "4", "5", "4", "2015", "1", "0")) {
            caller.answers(key);
        }
        Ending away = call(exchange, caller).ending();
        assertThat(away).isInstanceOf(Ending.Transferred.class);

        AgiRequest back =
                call(
                        exchange.givenBack(
                                "hotline-english",
                                Outcome.LEAVEEMPTY,
                                ((Ending.Transferred) away).state()),
                        new ScriptedCaller().answers("1"));

        assertThat(back.played())
                .extracting(played -> played.clip().id())
                .containsExactly("en/agents-absent", "en/main-menu", "en/enquiry-menu");
    }

    @Test
    void noKeyedNumberIsInAnyCommand() throws IOException {
        AgiRequest request = call(hotline.exchange(), Demo.WITH_PASSWORD.verified());

        assertThat(String.join("\n", request.commands()))
                .contains("GET DATA")
                .doesNotContain("9900001985")
                .doesNotContain("1000000023")
                .doesNotContain("135790");
    }
}
