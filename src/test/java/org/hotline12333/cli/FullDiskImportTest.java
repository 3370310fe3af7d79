package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.upkeep.RequestDesk;
import org.hotline12333.upkeep.StoreRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full in the middle of an import. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("process")
class FullDiskImportTest {
    private static final int LEFT = 1_000_000;

    @TempDir static Path made;
    private static MadeDelivery october;

    @TempDir Path folder;

    @BeforeAll
    static void make() throws Exception {
        october =
                MadeDelivery.of(
                        made.resolve("october"), 3_000, MadeDelivery.OCTOBER, Extent.COMPLETE);
    }

    private List<String> take(Path data, Path work, int status) throws Exception {
        Path out = folder.resolve("out");
        Process process =
                VerbProcess.begin(settings(data), out, work, "import", october.folder().toString());
        assertThat(process.waitFor()).as(Files.readString(out)).isEqualTo(status);
        return Files.readAllLines(out);
    }

    private static Map<String, String> settings(Path data) {
        Map<String, String> settings = new HashMap<>(Verb.NO_VOICE);
        settings.put("HOTLINE_DATA", data.toString());
        return settings;
    }

    /** So much is left that an import begins, and not so much that it ends. */
    private static Path fill(SmallDisk disk) throws Exception {
        Path filler = disk.fill();
        try (FileChannel file = FileChannel.open(filler, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - LEFT);
        }
        return filler;
    }

    @Test
    void aFolderForTemporaryFilesThatIsFullEndsIt() throws Exception {
        Path data = folder.resolve("data");
        new Store(data).people();
        try (SmallDisk disk = SmallDisk.at(folder.resolve("work"), "64k")) {
            assertThat(take(data, disk.folder(), 1))
                    .containsExactly(
                            "hotline: "
                                    + disk.folder()
                                    + " cannot be written (No space left on device): make room there, or name"
                                    + " another folder for temporary files:"
                                    + " -Djava.io.tmpdir=FOLDER in HOTLINE_JAVA_OPTIONS");
            assertThat(disk.folder()).isEmptyDirectory();
        }
        assertThat(take(data, folder, 0)).contains("callers hear the delivery of 2026-10 now");
    }

    @Test
    void aDatabaseThatIsFullEndsIt() throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), "64m")) {
            Path data = disk.folder().resolve("data");
            new Store(data).people();
            Path filler = fill(disk);
            assertThat(take(data, folder, 1))
                    .containsExactly(
                            "hotline: the disk of the record store is full (nothing new begins): make"
                                    + " room on it");
            Files.delete(filler);
            try (ServeProcess serving = ServeProcess.start(data, Verb.NO_VOICE)) {
                serving.drain();
                FaultyCalls calls = FaultyCalls.to(serving);
                assertThat(calls.isAnswered(calls.asks())).isTrue();
                fill(disk);

                Verb refused = Verb.run(settings(data), "import", october.folder().toString());

                assertThat(refused.status()).isOne();
                assertThat(refused.err())
                        .containsExactly(
                                "hotline: the disk of the record store is full (nothing new begins):"
                                        + " make room on it");
                Files.delete(filler);
                while (!calls.isAnswered(calls.asks())) {
                    // there is room, and the server has yet to notice
                }
                Verb taken = Verb.run(settings(data), "import", october.folder().toString());
                assertThat(taken.err()).isEmpty();
                assertThat(taken.out()).endsWith("callers hear the delivery of 2026-10 now\n");
            }
        }
    }

    @Test
    void anAnswerForWhichThereIsNoRoomComesWhenThereIs() throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), "64k")) {
            RequestDesk.Clerk clerk =
                    (_, _, _) -> {
                        disk.fill();
                        return List.of("made");
                    };
            try (RequestDesk desk =
                    RequestDesk.forCopies(
                            Optional.of(disk.folder()), StoreRequest.Verb.BACKUP, clerk)) {
                desk.start();
                StoreRequest request =
                        StoreRequest.make(
                                disk.folder(), StoreRequest.Verb.BACKUP, List.of("a test"));
                while (begun(disk).isEmpty()) {
                    Thread.sleep(20);
                }
                assertThat(request.hasAnswer()).isFalse();
                Files.delete(disk.folder().resolve("filler"));
                while (!request.hasAnswer()) {
                    Thread.sleep(20);
                }
                assertThat(request.answer()).containsExactly("made");
            }
        }
    }

    private static List<Path> begun(SmallDisk disk) throws Exception {
        try (Stream<Path> files = Files.list(disk.folder())) {
            return files.filter(file -> file.toString().endsWith(".new")).toList();
        }
    }
}
