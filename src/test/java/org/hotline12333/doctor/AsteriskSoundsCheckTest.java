package org.hotline12333.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hotline12333.doctor.Finding.Unknown;
import org.hotline12333.doctor.Finding.Well;
import org.hotline12333.doctor.Finding.Wrong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsteriskSoundsCheckTest {
    @TempDir Path folder;

    private Path prompts;
    private Path copy;

    @BeforeEach
    void copied() throws IOException {
        prompts = Files.createDirectories(folder.resolve("prompts"));
        copy = Files.createDirectories(folder.resolve("copy"));
        for (Path each : new Path[] {prompts, copy}) {
            Files.createDirectories(each.resolve("zh"));
            Files.writeString(each.resolve("zh/welcome.wav"), "welcome");
        }
        Files.writeString(prompts.resolve("zh/texts.yaml"), "no sound");
    }

    private Finding found() throws IOException {
        return new AsteriskSoundsCheck(prompts, copy).look();
    }

    @Test
    void aCopyThatIsTheSameIsWell() throws IOException {
        assertThat(found()).isInstanceOf(Well.class);
    }

    @Test
    void whatAsteriskHasOtherwiseOrNotAtAllIsWrong() throws IOException {
        Files.writeString(copy.resolve("zh/welcome.wav"), "welc0me");
        assertThat(found())
                .isEqualTo(
                        new Wrong(
                                "Asterisk has 1 otherwise or not at all, the first:"
                                        + " zh/welcome.wav",
                                "scripts/asterisk start brings them"));

        Files.delete(copy.resolve("zh/welcome.wav"));
        assertThat(found()).isInstanceOf(Wrong.class);
    }

    @Test
    void whereThereIsNoCopyNothingIsKnown() throws IOException {
        copy = folder.resolve("none");
        assertThat(found()).isInstanceOf(Unknown.class);
    }
}
