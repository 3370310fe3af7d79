package org.hotline12333.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;
import org.hotline12333.prompt.Clip;
import org.hotline12333.publishing.DraftSounds.Brought;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftSoundsTest {
    private static final String LONG = "zh/" + "a-very-long-name-of-a-text-".repeat(2);

    @TempDir Path folder;

    private static FileChange becomes(String path, Optional<String> text) {
        return new FileChange(new FilePath(path), Optional.empty(), text.map(Content::of));
    }

    private Path copied() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("clips.one"));
        Files.writeString(
                Files.createDirectories(copy.resolve("zh")).resolve("a.wav"), "published");
        return Files.createSymbolicLink(folder.resolve("hotline"), copy);
    }

    @Test
    void aDraftsOwnSoundsLieBesideThosePublished() throws IOException {
        Path copy = copied();
        DraftSounds sounds = new DraftSounds(copy);

        Brought brought =
                sounds.bring(
                        "one",
                        List.of(
                                becomes("prompts/zh/a.wav", Optional.of("new")),
                                becomes("prompts/" + LONG + ".wav", Optional.of("long")),
                                becomes("prompts/zh/gone.wav", Optional.empty()),
                                becomes("prompts/zh/texts.yaml", Optional.of("a: b"))));

        assertThat(((Brought.Done) brought).clips()).containsExactlyInAnyOrder("zh/a", LONG);
        assertThat(copy.resolve("zh/a.wav")).hasContent("published");
        for (String clip : List.of("zh/a", LONG)) {
            Path file = copy.resolve(new Clip(DraftSounds.id("one", clip)).id() + ".wav");
            assertThat(file).hasContent(clip.equals(LONG) ? "long" : "new");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-r--r--");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwxr-xr-x");
        }
        assertThat(sounds.has("one")).isTrue();
        sounds.bring("two", List.of());
        sounds.keepOnly(Optional.of("two"));
        assertThat(sounds.has("one")).isFalse();
        assertThat(sounds.has("two")).isTrue();
        sounds.keepOnly(Optional.empty());
        try (Stream<Path> left = Files.list(copy.resolve("_drafts"))) {
            assertThat(left).isEmpty();
        }
        assertThat(copy.resolve("zh/a.wav")).hasContent("published");
    }

    @Test
    void withoutACopyNothingIsBrought() {
        Path none = folder.resolve("none");

        assertThat(new DraftSounds(none).bring("one", List.of()))
                .isEqualTo(new Brought.NoCopy(none.toString()));
        assertThat(none).doesNotExist();
        new DraftSounds(none).keepOnly(Optional.empty());
    }
}
