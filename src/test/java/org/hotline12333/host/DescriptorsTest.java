package org.hotline12333.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.cli.ServeProcess;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.testbed.LifelikeTempo;
import org.hotline12333.simulator.testbed.ListeningCaller;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole hotline with no file descriptor left, in the middle of calls. */
@Timeout(120)
class DescriptorsTest {
    private static final int CALLS = 20;
    private static final int IDLE = 100;
    private static final int SPARE = 10;
    private static final int PACE = 16;

    /** The kernel has one for whoever comes next, by the door for sound and to the console. */
    private static final int WAITING = 2;

    @TempDir Path data;

    private static Prompts prompts;

    @BeforeAll
    static void load() throws Exception {
        prompts = Prompts.load(Path.of("prompts"));
    }

    @Test
    void callsUnderWayAreAnsweredAndLaterOnesToo() throws Exception {
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            serving.drain();
            AgiPeer peer = AgiPeer.of(serving.address(), prompts::length);
            // A class that is needed for the first time needs a descriptor to be read with.
            call(peer, "1790000998.1");
            int without = atRest(serving);
            List<Future<List<String>>> calls = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                String id = "1790000%03d.1".formatted(call);
                calls.add(callers.submit(() -> call(peer, id)));
            }
            awaitMore(serving, without + CALLS);

            int most = serving.descriptors() + SPARE;
            serving.limitDescriptors(most);
            List<Socket> idle = new ArrayList<>();
            for (int i = 0; i < IDLE; i++) {
                idle.add(new Socket(serving.address().getAddress(), serving.port()));
            }
            awaitMore(serving, most - WAITING);

            for (Future<List<String>> call : calls) {
                assertAnsweredAtOnce(call.get());
            }
            for (Socket each : idle) {
                each.close();
            }
            assertAnsweredAtOnce(call(peer, "1790000999.1"));
        }
    }

    /** The fewest for a while: each second a few are open for a moment, to look for changes. */
    private static int atRest(ServeProcess serving) throws Exception {
        int fewest = serving.descriptors();
        for (int look = 0; look < 40; look++) {
            Thread.sleep(Duration.ofMillis(5));
            fewest = Math.min(fewest, serving.descriptors());
        }
        return fewest;
    }

    private static void awaitMore(ServeProcess serving, int descriptors) throws Exception {
        while (serving.descriptors() < descriptors) {
            Thread.sleep(Duration.ofMillis(5));
        }
    }

    /** A caller who hears that something is away asks again, until there is a descriptor. */
    private static void assertAnsweredAtOnce(List<String> heard) {
        assertThat(heard)
                .containsSequence(balance().stream().map(Clip::id).toList())
                .doesNotContain("zh/records-away");
    }

    private static List<Clip> balance() {
        return prompts.say(new Language("zh"), new Value.Money(2_864_032)).clips();
    }

    /** What was heard. */
    private static List<String> call(AgiPeer peer, String id) throws IOException {
        ListeningCaller caller =
                ListeningCaller.pensionOf("990000198001010012", "1000000012", balance());
        return peer
                .call(
                        Exchange.of(new CallFacts(id, "139" + id.substring(5, 10), "12333")),
                        caller,
                        new LifelikeTempo(PACE))
                .played()
                .stream()
                .map(played -> played.clip().id())
                .toList();
    }
}
