package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.testbed.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./hotline rotate-key}, beside a server that takes calls, and without one. */
@Tag("process")
class RotateKeyCommandTest {
    private static final int KEY_LENGTH = 16;

    @TempDir Path data;

    private Map<String, String> environment;

    @BeforeEach
    void name() {
        environment = new HashMap<>(Map.of("HOTLINE_DATA", data.toString()));
    }

    private Verb rotateKey(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "rotate-key";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Verb.run(environment, all);
    }

    private List<String> keys() throws IOException {
        return Files.readAllLines(data.resolve("hotline.key")).stream()
                .skip(1)
                .map(line -> line.substring(0, KEY_LENGTH))
                .toList();
    }

    private List<String> secrets() throws IOException {
        return Files.readAllLines(data.resolve("hotline.key")).stream()
                .skip(1)
                .map(line -> line.substring(KEY_LENGTH + 1))
                .toList();
    }

    /** A call for the latest contribution, with what was heard. */
    private static List<String> call(ServeProcess server, int number) throws IOException {
        ScriptedCaller caller = Demo.PAYING.verified().answers("1").hangsUpAfter("4");
        Exchange exchange =
                Exchange.of(new CallFacts("1790000000." + number, "1390000" + number, "12333"));
        return AgiPeer.of(server.address(), _ -> java.time.Duration.ofMillis(1))
                .call(exchange, caller)
                .played()
                .stream()
                .map(played -> played.clip().id())
                .toList();
    }

    private void rotatesWhileCallsGoOn() throws Exception {
        try (ServeProcess server = ServeProcess.start(data, environment)) {
            server.drain();
            List<String> heard = call(server, 0);
            assertThat(heard).as("figures").anyMatch(clip -> clip.matches("../n[0-9]+"));
            AtomicBoolean ended = new AtomicBoolean();
            AtomicInteger calls = new AtomicInteger();
            var caller =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!ended.get()) {
                                    callAlike(server, heard, calls);
                                }
                            });

            Verb rotated = rotateKey();
            ended.set(true);
            caller.join();

            assertThat(rotated.err()).isEmpty();
            assertThat(rotated.status()).isZero();
            assertThat(secrets()).noneMatch(rotated.out()::contains);
            assertThat(rotated.out())
                    .contains("all numbers are sealed with key " + keys().getFirst())
                    .contains("key " + keys().getLast() + " is still needed for");
            assertThat(calls).hasPositiveValue();
            assertThat(failed).isEmpty();
            assertThat(call(server, 1)).isEqualTo(heard);
        }
    }

    private final List<String> failed = new java.util.concurrent.CopyOnWriteArrayList<>();

    private void callAlike(ServeProcess server, List<String> heard, AtomicInteger calls) {
        try {
            List<String> now = call(server, 10 + calls.incrementAndGet());
            if (!now.equals(heard)) {
                failed.add(now.toString());
            }
        } catch (IOException fault) {
            failed.add(fault.toString());
        }
    }

    @Test
    @Timeout(120)
    void rotatesInTheServerThatHasAnEmbeddedDatabaseWhileCallsGoOn() throws Exception {
        rotatesWhileCallsGoOn();

        assertThat(Verb.run(environment, "audit", "verify").out())
                .startsWith("the audit is whole: ");
        assertThat(secrets())
                .hasSize(2)
                .noneMatch(Files.readString(data.resolve("hotline.key.state"))::contains);
        assertThat(rotateKey("--status").out())
                .contains("all numbers are sealed with key " + keys().getFirst());
        Verb drop = rotateKey("--drop");
        assertThat(drop.status()).isEqualTo(1);
        assertThat(drop.err().getFirst())
                .isEqualTo("key " + keys().getLast() + " is still needed for");
    }

    @Test
    @Tag("long")
    @Timeout(120)
    void rotatesBesideAServerOnPostgresWhileCallsGoOn() throws Exception {
        try (TestPostgres postgres = TestPostgres.start()) {
            environment.putAll(postgres.settings());

            rotatesWhileCallsGoOn();

            assertThat(Verb.run(environment, "audit", "verify").out())
                    .startsWith("the audit is whole: ");
        }
    }

    @Test
    void wantsAHotlineThatWasStarted() {
        assertThat(rotateKey().err())
                .containsExactly(
                        "hotline: there is no record store yet: start ./hotline serve, or set"
                                + " HOTLINE_DATA");
    }

    @Test
    void saysOfAForeignKeyFileWhichOneIsWanted() throws IOException {
        new Store(data).people();
        String own = keys().getFirst();
        Store other = new Store(data.resolve("other"));
        other.people();
        Files.copy(
                other.key(),
                data.resolve("hotline.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(rotateKey().err())
                .singleElement()
                .asString()
                .startsWith("hotline: key file ")
                .endsWith(
                        "but the record store was sealed with " + own + ": put back that key file");
    }
}
