package org.hotline12333.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundsTest {
    private static final Path PROMPTS = Path.of("prompts");

    private static Sounds sounds() throws PromptsException {
        Prompts prompts = Prompts.load(PROMPTS);
        return new Sounds(() -> prompts);
    }

    @Test
    void aClipIsItsFile() throws Exception {
        assertThat(sounds().wav("en/main-menu.wav"))
                .hasValue(Files.readAllBytes(PROMPTS.resolve("en/main-menu.wav")));
    }

    @Test
    void aNameOfTheDemoPeopleIsASound() throws Exception {
        String name = DemoNames.heard().keySet().iterator().next().id();

        assertThat(sounds().wav(name + ".wav"))
                .hasValueSatisfying(wav -> assertThat(wav).startsWith('R', 'I', 'F', 'F'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh/main-menu", "zh/no-such-clip.wav", "name/00.wav", "/etc/x.wav"})
    void nothingElseIs(String name) throws Exception {
        assertThat(sounds().wav(name)).isEmpty();
    }

    @Test
    void noWayLeadsOutOfTheirFolder() throws PromptsException {
        Sounds sounds = sounds();

        assertThatIllegalArgumentException().isThrownBy(() -> sounds.wav("zh/../texts.wav"));
    }

    @Test
    void theirPathIsTheSameAsLongAsTheyAre() throws IOException, PromptsException {
        assertThat(sounds().path()).isEqualTo(sounds().path()).startsWith(Sounds.PATH);
    }
}
