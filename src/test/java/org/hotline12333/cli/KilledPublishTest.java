package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hotline12333.account.Actor;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;
import org.hotline12333.draft.ReleaseBook;
import org.hotline12333.draft.ReleaseBook.Wish;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a server while it brings a release into its folder: one of so many files that
 * each half of the work is seen from outside.
 */
@Tag("process")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class KilledPublishTest {
    private static final String TEXTS = "prompts/zh/texts.yaml";
    private static final String SOUND = "prompts/zh/main-menu.wav";
    private static final String COPY = "asterisk/run/hotline/data/sounds/hotline";
    private static final int CALLS = 2_000;
    private static final Duration BROUGHT_MAX = Duration.ofMinutes(2);

    @TempDir Path folder;

    private Path home() {
        return folder.resolve("home");
    }

    private Path noted(String name) {
        return home().resolve(".publishing").resolve(name);
    }

    private Map<String, String> settings() {
        return Map.of(
                "HOTLINE_ASTERISK",
                folder.resolve("asterisk").toString(),
                "JAVA_TOOL_OPTIONS",
                "-Dhotline.home=" + home());
    }

    private List<FileChange> changes() throws Exception {
        List<FileChange> changes = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            FilePath path = new FilePath("calls/many/no-%d.call".formatted(i));
            changes.add(new FileChange(path, Optional.empty(), Optional.of(Content.of("# " + i))));
        }
        String texts = Files.readString(home().resolve(TEXTS));
        changes.add(
                change(
                        TEXTS,
                        Content.of(texts),
                        Content.of(texts.replace("个人查询请按一", "查询个人社保请按一"))));
        changes.add(
                change(
                        SOUND,
                        Content.of(Files.readAllBytes(home().resolve(SOUND))),
                        Content.of(Files.readAllBytes(home().resolve("prompts/zh/welcome.wav")))));
        return changes;
    }

    private static FileChange change(String path, Content was, Content becomes) {
        return new FileChange(new FilePath(path), Optional.of(was), Optional.of(becomes));
    }

    /** As another server does it, while this one is away. */
    private void publish(List<FileChange> changes) {
        Path data = folder.resolve("data");
        try (OfflineSettings settings =
                OfflineSettings.read(Map.of("HOTLINE_DATA", data.toString()))) {
            RecordStore records =
                    RecordStore.reopen(
                            settings.database(),
                            settings.keyFile(),
                            Limits.standard(),
                            Clock.systemUTC());
            Wish wish = new Wish("Many calls", "a test", 0, OptionalLong.empty(), changes);
            assertThat(records.drafts().book().undo(wish, Actor.here("li")))
                    .isEqualTo(new ReleaseBook.Published.Done(1));
        }
    }

    private void killOnce(Path seen) throws Exception {
        Process process = ServeProcess.begin(folder.resolve("data"), settings());
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(_ -> {}));
        while (Files.notExists(seen)) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(1); // real calls beside it want the processor
        }
        process.destroyForcibly().waitFor();
    }

    private long callsThere() throws Exception {
        Path calls = home().resolve("calls/many");
        if (Files.notExists(calls)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(calls)) {
            return files.count();
        }
    }

    private Map<String, Optional<Content>> files(List<FileChange> changes) throws Exception {
        Map<String, Optional<Content>> files = new HashMap<>();
        for (FileChange change : changes) {
            Path file = home().resolve(change.path().text());
            files.put(
                    change.path().text(),
                    Files.exists(file)
                            ? Optional.of(Content.of(Files.readAllBytes(file)))
                            : Optional.empty());
        }
        return files;
    }

    @Test
    void theFolderIsWholeAndCallsAreAnsweredAtOnce() throws Exception {
        Home.copied(home());
        Path copy = folder.resolve(COPY);
        Files.createDirectories(copy.resolve("zh"));
        Files.copy(home().resolve(SOUND), copy.resolve("zh/main-menu.wav"));
        ServeProcess.start(folder.resolve("data"), settings()).close();
        List<FileChange> changes = changes();
        Map<String, Optional<Content>> before = files(changes);
        publish(changes);

        killOnce(noted("file-" + CALLS / 2)); // what is new is being written beside
        assertThat(noted("journal")).doesNotExist();
        assertThat(files(changes)).isEqualTo(before);

        killOnce(home().resolve("calls/many/no-5.call")); // it is moved to its places
        assertThat(noted("journal")).exists();
        long moved = callsThere();
        System.out.printf("killed after %d of %d files%n", moved, CALLS);
        assertThat(moved).isPositive().isLessThan(CALLS);

        try (ServeProcess serving = ServeProcess.start(folder.resolve("data"), settings())) {
            serving.drain();
            FaultyCalls calls = FaultyCalls.to(serving);
            assertThat(calls.isAnswered(calls.asks())).isTrue();
            long end = System.nanoTime() + BROUGHT_MAX.toNanos();
            while (!Files.exists(noted("number"))) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(50);
            }
            for (FileChange change : changes) {
                assertThat(files(List.of(change)).get(change.path().text()))
                        .as(change.path().text())
                        .isEqualTo(change.becomes());
            }
            assertThat(Files.readString(noted("number")).strip()).isEqualTo("1");
            assertThat(copy.resolve("zh/main-menu.wav"))
                    .hasSameBinaryContentAs(home().resolve(SOUND));
            assertThat(Content.of(Files.readAllBytes(copy.resolve("before-1/zh/main-menu.wav"))))
                    .isEqualTo(Objects.requireNonNull(before.get(SOUND)).orElseThrow());
            assertThat(calls.isAnswered(calls.asks())).isTrue();
        }
    }
}
