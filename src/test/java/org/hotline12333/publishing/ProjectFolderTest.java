package org.hotline12333.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hotline12333.cli.SmallDisk;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.EarlierSounds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release in a folder: whole or not at all, whatever happens meanwhile. */
class ProjectFolderTest {
    private static final FilePath MAIN = new FilePath("dialplans/hotline/main.yaml");
    private static final FilePath TEXTS = new FilePath("prompts/zh/texts.yaml");
    private static final FilePath SOUND = new FilePath("prompts/zh/welcome.wav");
    private static final FilePath FRESH = new FilePath("calls/new/first.call");

    private static final List<FileChange> CHANGES =
            List.of(
                    new FileChange(MAIN, content("main 1"), content("main 2")),
                    new FileChange(TEXTS, content("texts 1"), content("texts 2")),
                    new FileChange(SOUND, content("sound 1"), Optional.empty()),
                    new FileChange(FRESH, Optional.empty(), content("call 2")));

    private static final Map<String, String> AFTER =
            new TreeMap<>(
                    Map.of(MAIN.text(), "main 2", TEXTS.text(), "texts 2", FRESH.text(), "call 2"));

    @TempDir Path home;

    private Map<String, String> before = Map.of();

    private static Optional<Content> content(String text) {
        return Optional.of(Content.of(text));
    }

    @BeforeEach
    void write() throws IOException {
        write(MAIN, "main 1");
        write(TEXTS, "texts 1");
        write(SOUND, "sound 1");
        before = files();
    }

    private void write(FilePath path, String text) throws IOException {
        Path file = home.resolve(path.text());
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** All but what the folder notes of itself. */
    private Map<String, String> files() throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(file).toString();
                if (!name.startsWith(".publishing")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }

    @Test
    void aReleaseComesWholeAndOnce() throws IOException {
        ProjectFolder folder = new ProjectFolder(home);

        assertThat(folder.apply(CHANGES, 3)).isEqualTo(new Applied.Done());

        assertThat(files()).isEqualTo(AFTER);
        assertThat(folder.number()).isEqualTo(3);
        assertThat(folder.apply(CHANGES, 3)).isEqualTo(new Applied.Done());
        assertThat(files()).isEqualTo(AFTER);
        try (Stream<Path> left = Files.list(home.resolve(".publishing"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("number", "lock");
        }
    }

    /** As when the process is killed there. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void applyUntil(int step) {
        List<String> steps = new ArrayList<>();
        ProjectFolder mortal =
                new ProjectFolder(
                        home,
                        home.resolve(".asterisk"),
                        new EarlierSounds(),
                        what -> {
                            if (steps.size() == step) {
                                throw new Killed();
                            }
                            steps.add(what);
                        });
        assertThatThrownBy(() -> mortal.apply(CHANGES, 3)).isInstanceOf(Killed.class);
    }

    @Test
    void whatACrashBreaksOffIsEndedBeforeTheFolderIsRead() throws IOException {
        for (int step = 0; step <= CHANGES.size(); step++) {
            for (String file : files().keySet()) {
                Files.delete(home.resolve(file));
            }
            Files.deleteIfExists(home.resolve(".publishing/number"));
            write();
            applyUntil(step);
            if (step > 0) {
                assertThat(files()).as("step %d", step).isNotEqualTo(before);
            }

            ProjectFolder next = new ProjectFolder(home);
            next.finish();

            assertThat(files()).as("step %d", step).isEqualTo(AFTER);
            assertThat(next.number()).isEqualTo(3);
            next.finish();
            assertThat(files()).isEqualTo(AFTER);
        }
    }

    @Test
    void whatWasNeverListedIsForgotten() throws IOException {
        Files.createDirectories(home.resolve(".publishing"));
        Files.writeString(home.resolve(".publishing/file-0"), "half of it");
        Files.writeString(home.resolve(".publishing/journal.new"), "put file-0 " + MAIN);

        ProjectFolder folder = new ProjectFolder(home);
        folder.finish();

        assertThat(files()).isEqualTo(before);
        assertThat(folder.apply(CHANGES, 3)).isEqualTo(new Applied.Done());
        assertThat(files()).isEqualTo(AFTER);
    }

    @Test
    void whatSomebodyChangedByHandIsNotOverwritten() throws IOException {
        write(TEXTS, "texts by hand");
        before = files();

        ProjectFolder folder = new ProjectFolder(home);

        assertThat(folder.tried(CHANGES)).isEqualTo(new Applied.Differs(TEXTS.text()));
        assertThat(folder.apply(CHANGES, 3)).isEqualTo(new Applied.Differs(TEXTS.text()));
        assertThat(files()).isEqualTo(before);
        assertThat(folder.number()).isZero();
    }

    @Test
    void severalReleasesComeAtOnceFromWhateverTheFolderHas() throws IOException {
        List<FileChange> two =
                List.of(
                        new FileChange(MAIN, content("main 0"), content("main 1")),
                        new FileChange(MAIN, content("main 1"), content("main 2")),
                        new FileChange(TEXTS, content("texts 1"), content("texts 2")),
                        new FileChange(TEXTS, content("texts 2"), content("texts 1")));

        assertThat(new ProjectFolder(home).apply(two, 2)).isEqualTo(new Applied.Done());

        before.put(MAIN.text(), "main 2");
        assertThat(files()).isEqualTo(before);
    }

    /** What Asterisk has not, a caller would not hear. */
    @Test
    void newSoundsAreWithAsteriskBeforeAnythingNamesThem(@TempDir Path exchange)
            throws IOException {
        Path copy = exchange.resolve("data/sounds/hotline");
        Files.createDirectories(copy.resolveSibling("clips.1/zh"));
        Files.createSymbolicLink(copy, Path.of("clips.1"));
        FilePath bye = new FilePath("prompts/zh/goodbye.wav");
        List<FileChange> spoken =
                List.of(
                        new FileChange(bye, Optional.empty(), content("bye")),
                        new FileChange(TEXTS, content("texts 1"), content("texts 2")));
        List<String> atFirst = new ArrayList<>();
        ProjectFolder folder =
                new ProjectFolder(
                        home,
                        copy,
                        new EarlierSounds(),
                        _ -> {
                            if (atFirst.isEmpty()) {
                                atFirst.add(Files.exists(copy.resolve("zh/goodbye.wav")) + "");
                            }
                        });

        assertThat(folder.apply(spoken, 4)).isEqualTo(new Applied.Done());

        assertThat(atFirst).containsExactly("true");
        assertThat(copy.resolve("zh/goodbye.wav")).hasContent("bye");
        assertThat(home.resolve(bye.text())).hasContent("bye");
        try (Stream<Path> left = Files.list(copy.resolve("zh"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void whoCalledBeforeHearsWhatWasThereAndWhoCallsThenWhatIs(@TempDir Path copy)
            throws IOException {
        Path sound = copy.resolve("zh/welcome.wav");
        Files.createDirectories(sound.getParent());
        Files.writeString(sound, "sound 1");
        Clip welcome = new Clip("zh/welcome");
        EarlierSounds earlier = new EarlierSounds();
        ProjectFolder folder = new ProjectFolder(home, copy, earlier);
        UnaryOperator<Clip> first = earlier.now();
        for (int release = 1; release <= 20; release++) {
            FileChange change =
                    new FileChange(
                            SOUND, content("sound " + release), content("sound " + (release + 1)));
            assertThat(folder.apply(List.of(change), release)).isEqualTo(new Applied.Done());

            UnaryOperator<Clip> meanwhile = earlier.now(); // still led by what was before
            Path then = copy.resolve(meanwhile.apply(welcome) + ".wav");
            assertThat(then).hasContent("sound " + release);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(then)))
                    .isEqualTo("rw-r--r--");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(then.getParent())))
                    .isEqualTo("rwxr-xr-x");
            earlier.changed();
            assertThat(earlier.now().apply(welcome)).isEqualTo(welcome);
            assertThat(meanwhile.apply(welcome))
                    .isEqualTo(new Clip("before-" + release + "/zh/welcome"));
            assertThat(sound).hasContent("sound " + (release + 1));
        }
        assertThat(first.apply(new Clip("zh/goodbye"))).isEqualTo(new Clip("zh/goodbye"));
        try (Stream<Path> left = Files.list(copy)) {
            assertThat(left).hasSize(1 + 16);
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenSaysSo() throws IOException {
        Path closed = home.resolve("dialplans/hotline");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeTrue(!Files.isWritable(closed)); // root may write everywhere

            assertThat(new ProjectFolder(home).apply(CHANGES, 3))
                    .isEqualTo(new Applied.ReadOnly("dialplans/hotline"));
            assertThat(files()).isEqualTo(before);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** For root as well, who may write what nobody may. */
    @Test
    void aDiskThatIsReadOnlyOrFullIsToldBeforeAnythingChanges(@TempDir Path mounted)
            throws Exception {
        try (SmallDisk disk = SmallDisk.at(mounted.resolve("disk"), "1m")) {
            home = disk.folder();
            write();
            Path filler = disk.fill();
            before = files();
            ProjectFolder folder = new ProjectFolder(home);
            assertThat(folder.tried(CHANGES)).isEqualTo(new Applied.NoRoom(home.toString()));
            assertThat(folder.apply(CHANGES, 3)).isEqualTo(new Applied.NoRoom(home.toString()));
            assertThat(files()).isEqualTo(before);

            Files.delete(filler);
            disk.readOnly();
            assertThat(folder.tried(CHANGES)).isEqualTo(new Applied.ReadOnly(".publishing"));
            assertThat(folder.apply(CHANGES, 3)).isEqualTo(new Applied.ReadOnly(".publishing"));
        }
    }

    @Test
    void theDiskOfAsterisksSoundsMayBeFullAsWell(@TempDir Path mounted) throws Exception {
        try (SmallDisk disk = SmallDisk.at(mounted.resolve("disk"), "1m")) {
            disk.fill();
            ProjectFolder folder = new ProjectFolder(home, disk.folder(), new EarlierSounds());

            assertThat(folder.apply(CHANGES, 3))
                    .isEqualTo(new Applied.NoRoom(disk.folder().toString()));
            assertThat(files()).isEqualTo(before);
        }
    }

    @Test
    void aFileWhereAFolderWouldBeIsToldBeforeAnythingChanges() throws IOException {
        Files.writeString(home.resolve("calls"), "no folder");
        before = files();

        assertThat(new ProjectFolder(home).tried(CHANGES))
                .isEqualTo(new Applied.ReadOnly("calls/new"));
        assertThat(new ProjectFolder(home).apply(CHANGES, 3))
                .isEqualTo(new Applied.ReadOnly("calls/new"));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whoCouldReadAFileCanReadWhatComes() throws IOException {
        Path file = home.resolve(TEXTS.text());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        new ProjectFolder(home).apply(CHANGES, 3);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    /** What the service's user is given by hand. */
    @Test
    void theDocumentsGiveAwayWhatIsWrittenAndNothingElse() throws IOException {
        String given =
                Files.readAllLines(Path.of("docs/operations.md")).stream()
                        .filter(line -> line.startsWith("chown -R hotline: .publishing "))
                        .findFirst()
                        .orElseThrow();

        assertThat(given.replace("chown -R hotline: .publishing ", "").split(" "))
                .containsExactlyInAnyOrderElementsOf(ProjectFolder.PARTS);
    }

    @Test
    void onlyFilesOfAuthorsCanBeNamed() throws IOException {
        write(FRESH, "call");
        Files.writeString(home.resolve("pom.xml"), "no");

        assertThat(new ProjectFolder(home).written()).containsExactly(MAIN, TEXTS, FRESH);
        assertThat(FilePath.written("dialplans/topics/law.yaml")).isPresent();
        for (String other :
                List.of(
                        "dialplans/hotline/../asterisk/pjsip.conf",
                        "../etc/passwd",
                        "/etc/passwd",
                        "dialplans/asterisk/extensions.conf",
                        "dialplans/hotline/.yaml",
                        "prompts/zh/welcome.wav",
                        "calls/../hotline.call",
                        "calls//x.call",
                        "hotline")) {
            assertThat(FilePath.written(other)).as(other).isEmpty();
        }
    }
}
