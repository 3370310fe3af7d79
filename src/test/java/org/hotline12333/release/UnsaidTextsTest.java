package org.hotline12333.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.interpreter.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsaidTextsTest {
    @TempDir Path home;

    private List<String> unsaid() throws Exception {
        Release shipped = ReleaseFolder.read(Path.of(""));
        return UnsaidTexts.in(home, shipped).stream()
                .map(Problem::toString)
                .filter(line -> line.contains("`servers-away`"))
                .toList();
    }

    @Test
    void namesWhatNothingSays() throws Exception {
        assertThat(unsaid()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hotline/zh/servers-away",
                "hotline/zh-yue/servers-away",
                "hotline/zh-yue/slow/servers-away",
                "hotline/${HOTLINE_LANGUAGE}/servers-away",
                "hotline/zh/busy&hotline/zh2/servers-away",
            })
    void asteriskSaysTextsInAnyLanguage(String clips) throws Exception {
        Path folder = Files.createDirectories(home.resolve("dialplans/asterisk"));
        Files.writeString(
                folder.resolve("extensions.conf"), " same => n,Playback(" + clips + ")\n");

        assertThat(unsaid()).isEmpty();
    }
}
