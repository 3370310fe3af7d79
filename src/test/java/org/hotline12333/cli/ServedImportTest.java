package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server that has the embedded database open takes deliveries in, with the same words. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("process")
class ServedImportTest {
    /** Of whom the server has work for seconds. */
    private static final int MANY = 10_000;

    private static final String BUSY =
            "another delivery is being taken in: wait until that has ended";

    @TempDir Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Verb run(String... arguments) {
        Map<String, String> settings = new HashMap<>(Verb.NO_VOICE);
        settings.put("HOTLINE_DATA", data().toString());
        return Verb.run(settings, arguments);
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
        try (ServeProcess serving = ServeProcess.startBy(bound(), data(), Map.of())) {
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

            isNotReadByTheServer(october);
            goesOnWithoutItsCommand(october);
        }
    }

    /** Root without the right to read what others forbid. */
    private static List<String> bound() {
        return System.getProperty("user.name", "").equals("root")
                ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
                : List.of();
    }

    private void isNotReadByTheServer(MadeDelivery delivery) throws Exception {
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(delivery.folder());
        Files.setPosixFilePermissions(delivery.folder(), Set.of());

        isRefused(
                take(delivery),
                delivery.folder()
                        + " cannot be read by "
                        + System.getProperty("user.name")
                        + ", who serves: let them read it");
        Files.setPosixFilePermissions(delivery.folder(), before);
    }

    private void goesOnWithoutItsCommand(MadeDelivery delivery) throws Exception {
        Process command =
                VerbProcess.begin(
                        Map.of("HOTLINE_DATA", data().toString()),
                        folder.resolve("out"),
                        folder,
                        "import",
                        delivery.folder().toString());
        awaitTaken();
        command.destroyForcibly().waitFor();

        Verb again = take(delivery);
        while (again.err().contains("hotline: " + BUSY)) {
            again = take(delivery);
        }
        assertThat(again.out()).isEqualTo("callers hear this very delivery, of 2026-10, already\n");
    }

    private void awaitTaken() throws InterruptedException {
        awaitFile(name -> name.startsWith("hotline.import-") && !name.endsWith(".new"));
        while (names().anyMatch(name -> name.endsWith(".wanted"))) {
            Thread.sleep(5);
        }
    }

    private static void isRefused(Verb verb, String why) {
        assertThat(verb.status()).isOne();
        assertThat(verb.err()).containsExactly("hotline: " + why);
    }

    /** What callers hear of a store that nobody serves any more, and the next import. */
    private void isAsBeforeAndTheNextOneWorks(MadeDelivery delivery) {
        try (OfflineSettings settings =
                OfflineSettings.read(Map.of("HOTLINE_DATA", data().toString()))) {
            assertThat(
                            RecordStore.reopen(
                                            settings.database(),
                                            settings.keyFile(),
                                            Limits.standard(),
                                            Clock.systemUTC())
                                    .people())
                    .isEqualTo(Store.DEMO_PEOPLE);
        }
        isRefused(run("import", "--undo"), "there is no other delivery to go back to: import one");
        Verb next = take(delivery);
        assertThat(next.err()).isEmpty();
        assertThat(next.out()).contains("callers hear the delivery of 2026-10 now\n");
    }

    @Test
    void aServerThatIsToldToEndBreaksItOff() throws Exception {
        MadeDelivery october =
                MadeDelivery.of(
                        folder.resolve("october"), MANY, MadeDelivery.OCTOBER, Extent.COMPLETE);
        CompletableFuture<Verb> first;
        Queue<String> log;
        try (ServeProcess serving = ServeProcess.start(data(), Verb.NO_VOICE)) {
            log = serving.follow();
            first = CompletableFuture.supplyAsync(() -> take(october), Thread::startVirtualThread);
            awaitTaken();
            serving.terminate();
            assertThat(serving.awaitEnd()).as(log.toString()).isZero();
        }

        assertThat(log)
                .anyMatch(line -> line.contains("import request failed: hotline: the hotline"));
        isRefused(
                first.get(1, TimeUnit.MINUTES),
                "the hotline that serves ends, and nothing of this delivery is heard: import it"
                        + " again");
        isAsBeforeAndTheNextOneWorks(october);
    }

    @Test
    void aSecondOneIsRefusedAndAServerThatIsKilledIsNoticed() throws Exception {
        MadeDelivery october =
                MadeDelivery.of(
                        folder.resolve("october"), MANY, MadeDelivery.OCTOBER, Extent.COMPLETE);
        CompletableFuture<Verb> first;
        try (ServeProcess serving = ServeProcess.start(data(), Verb.NO_VOICE)) {
            serving.drain();
            first = CompletableFuture.supplyAsync(() -> take(october), Thread::startVirtualThread);
            awaitTaken();

            isRefused(take(october), BUSY);
            assertThat(first).isNotDone();
        }

        isRefused(first.get(1, TimeUnit.MINUTES), "the hotline that serves has ended: try again");
        isAsBeforeAndTheNextOneWorks(october);
    }
}
