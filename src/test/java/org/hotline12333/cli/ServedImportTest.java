package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hotline12333.insurance.delivery.Extent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The server that has the embedded database open takes deliveries in, with the same words. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("process")
@ResourceLock(value = "log", mode = ResourceAccessMode.READ)
class ServedImportTest {
    /** Of whom the server has work for seconds. */
    private static final int MANY = 4_000;

    @TempDir Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Verb run(String... arguments) {
        return Verb.run(Map.of("HOTLINE_DATA", data().toString()), arguments);
    }

    private Verb take(MadeDelivery delivery, String... option) {
        return run(
                Stream.concat(Stream.of("import", delivery.folder().toString()), Stream.of(option))
                        .toArray(String[]::new));
    }

    private void awaitFile(Predicate<String> name) throws InterruptedException {
        while (names().noneMatch(name)) {
            Thread.sleep(5);
        }
    }

    private Stream<String> names() {
        try (Stream<Path> files = Files.list(data())) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void theServerTakesItInWhileCallsGoOn() throws Exception {
        MadeDelivery october =
                MadeDelivery.of(
                        folder.resolve("october"), 50, MadeDelivery.OCTOBER, Extent.COMPLETE);
        try (ServeProcess serving = ServeProcess.start(data(), Map.of())) {
            serving.drain();
            FaultyCalls calls = FaultyCalls.to(serving);

            Verb tried = take(october, "--dry-run");
            assertThat(tried.err()).isEmpty();
            assertThat(tried.status()).isZero();
            assertThat(tried.out()).endsWith("nothing was changed: it was to be tried only\n");
            assertThat(FaultyCalls.heard(calls.asks())).containsSequence(calls.balance());

            Verb taken = take(october);
            assertThat(taken.status()).isZero();
            assertThat(taken.out())
                    .contains("persons.csv: 50 rows, 50 taken, 0 left out, 0 rejected")
                    .endsWith("callers hear the delivery of 2026-10 now\n");
            assertThat(calls.isAnswered(calls.asks())).isFalse();

            assertThat(run("import", "--undo").out())
                    .isEqualTo("callers hear the delivery of 2026-10 now\n");
            Thread.sleep(1_100);
            assertThat(FaultyCalls.heard(calls.asks())).containsSequence(calls.balance());

            Path nothing = folder.resolve("nothing");
            Verb refused = run("import", nothing.toString());
            assertThat(refused.status()).isOne();
            assertThat(refused.err())
                    .singleElement()
                    .asString()
                    .startsWith(nothing + "/manifest.json: ");
            assertThat(names().filter(name -> name.startsWith("hotline.import-"))).isEmpty();
        }
    }

    @Test
    void aSecondOneIsRefusedAndAServerThatEndsIsNoticed() throws Exception {
        MadeDelivery october =
                MadeDelivery.of(
                        folder.resolve("october"), MANY, MadeDelivery.OCTOBER, Extent.COMPLETE);
        CompletableFuture<Verb> first;
        try (ServeProcess serving = ServeProcess.start(data(), Map.of())) {
            serving.drain();
            first = CompletableFuture.supplyAsync(() -> take(october), Thread::startVirtualThread);
            awaitFile(name -> name.startsWith("hotline.import-"));
            while (names().anyMatch(name -> name.endsWith(".wanted"))) {
                Thread.sleep(5);
            }

            Verb second = take(october);

            assertThat(second.status()).isOne();
            assertThat(second.err())
                    .containsExactly(
                            "hotline: another delivery is being taken in: wait until that has"
                                    + " ended");
            assertThat(first).isNotDone();
        }

        Verb left = first.get(1, TimeUnit.MINUTES);
        assertThat(left.status()).isOne();
        assertThat(left.err())
                .containsExactly("hotline: the hotline that serves has ended: try again");
        assertThat(run("import", "--undo").err())
                .containsExactly("hotline: there is no other delivery to go back to: import one");
    }
}
