package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import has in the folder for temporary files, and what it takes away there. */
class SpillFolderTest {
    @TempDir Path parent;

    /** As an import leaves it that was killed. */
    private static Path left(Path folder) throws IOException {
        Files.createDirectory(folder);
        Files.createFile(folder.resolve("lock"));
        return Files.createFile(folder.resolve("0"));
    }

    @Test
    void nothingStaysOfOneThatEnds() throws Exception {
        try (SpillFolder folder = SpillFolder.in(parent)) {
            Path file = Files.createFile(folder.resolve("0"));
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatAKilledOneLeftIsTakenAway() throws Exception {
        Path left = left(parent.resolve("hotline-import-1"));

        SpillFolder.in(parent).close();

        assertThat(left.getParent()).doesNotExist();
    }

    @Test
    void whatIsInUseStays() throws Exception {
        try (SpillFolder inUse = SpillFolder.in(parent)) {
            Path file = Files.createFile(inUse.resolve("0"));

            SpillFolder.in(parent).close();

            assertThat(file).exists();
        }
    }

    @Test
    void whatIsNotOursStays() throws Exception {
        Path elsewhere = left(parent.resolve("elsewhere"));
        Files.createSymbolicLink(parent.resolve("hotline-import-2"), elsewhere.getParent());
        Path unlocked = Files.createDirectory(parent.resolve("hotline-import-3"));

        SpillFolder.in(parent).close();

        assertThat(elsewhere).exists();
        assertThat(unlocked).exists();
    }

    @Test
    void whatCannotBeTakenAwayEndsNoImport() throws Exception {
        Path kept = parent.resolve("hotline-import-1");
        left(kept);
        Files.createFile(Files.createDirectory(kept.resolve("folder")).resolve("file"));

        SpillFolder.in(parent).close();

        assertThat(kept).exists();
    }
}
