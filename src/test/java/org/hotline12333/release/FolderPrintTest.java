package org.hotline12333.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderPrintTest {
    @TempDir Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dialplans/hotline/main.yaml",
                "dialplans/hours/2027.yaml",
                "dialplans/announcements/announcements.yaml",
                "prompts/numbers.rbnf",
                "prompts/zh/texts.yaml",
                "prompts/zh/welcome.wav",
                "prompts/zh/slow/welcome.wav",
                "prompts/zh-yue/slow/n28.wav"
            })
    void aNewFileIsNoticedWhereverItLies(String file) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        FolderPrint before = FolderPrint.of(home);

        Files.writeString(home.resolve(file), "new");

        assertThat(FolderPrint.of(home)).isNotEqualTo(before);
        Files.delete(home.resolve(file));
        assertThat(FolderPrint.of(home)).isEqualTo(before);
    }

    @Test
    void whatIsNeitherWrittenNorASoundIsNothing() throws IOException {
        Files.createDirectories(home.resolve("prompts/zh"));
        FolderPrint before = FolderPrint.of(home);

        Files.writeString(home.resolve("prompts/zh/notes.txt"), "new");

        assertThat(FolderPrint.of(home)).isEqualTo(before);
    }
}
