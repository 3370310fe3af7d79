package org.hotline12333.prompt.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.TestPrompts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipCheckTest {
    @TempDir Path home;
    private TestPrompts prompts;
    private FakeEngine fake;

    @BeforeEach
    void renderOnce() throws IOException, PromptsException {
        prompts = TestPrompts.tiny(home.resolve("prompts"));
        fake = FakeEngine.in(home.resolve("engine"));
        new Clips(prompts.folder(), prompts.load(), fake.engine()).render(false);
    }

    @Test
    void findsNothingInWhatWasJustRendered() throws IOException, PromptsException {
        assertThat(problems()).isEmpty();
    }

    @Test
    void tellsAMissingSound() throws IOException, PromptsException {
        Files.delete(file("en/bye.wav"));

        assertThat(problems())
                .containsExactly(
                        "%s: is missing, %s:1 names it; run prompts render"
                                .formatted(file("en/bye.wav"), file("en/texts.yaml")));
    }

    @Test
    void tellsATextThatOneLanguageLacks() throws IOException, PromptsException {
        prompts.write("en/texts.yaml", "bye: Bye.\n");
        Files.delete(file("en/sum-1.wav"));

        assertThat(problems())
                .containsExactly(
                        "%s: has no text `sum`, %s:2 has; add it"
                                .formatted(file("en/texts.yaml"), file("zh/texts.yaml")));
    }

    @Test
    void tellsWordsThatChanged() throws IOException, PromptsException {
        prompts.replace("zh/texts.yaml", "Bye.", "So long.");

        assertThat(problems())
                .containsExactly(
                        "%s: is stale, %s:1 has changed; run prompts render"
                                .formatted(file("zh/bye.wav"), file("zh/texts.yaml")));
    }

    @Test
    void tellsASoundThatWasNeverRenderedHere() throws IOException, PromptsException {
        prompts.replace("zh/clips.txt", "zh/bye ", "zh/other ");

        assertThat(problems())
                .containsExactly(
                        "%s: is stale, %s:1 has changed; run prompts render"
                                .formatted(file("zh/bye.wav"), file("zh/texts.yaml")));
    }

    @Test
    void tellsAnotherSpeed() throws IOException, PromptsException {
        prompts.replace("zh/language.yaml", "ordinary: 160", "ordinary: 161");

        assertThat(problems()).containsExactlyElementsOf(madeOtherwise("zh"));
    }

    @Test
    void tellsAnotherVoice() throws IOException, PromptsException {
        prompts.replace("en/language.yaml", "voice-en", "voice-other");

        assertThat(problems()).containsExactlyElementsOf(madeOtherwise("en"));
    }

    @Test
    void tellsAnotherEngineOfEveryLineButNoPause() throws IOException, PromptsException {
        assertThat(problems(SpeechEngine.ESPEAK))
                .hasSize(6)
                .containsAll(madeOtherwise("en"))
                .containsAll(madeOtherwise("zh"));
    }

    @Test
    void processingIsPartOfWhatASoundIsMadeFrom() {
        ClipText.Line line = new ClipText.Line("Bye.", "voice", 160, "texts.yaml:1");

        assertThat(fake.engine().making(line)).endsWith("\0" + Sound.PROCESSING);
        assertThat(Sound.PROCESSING).isEqualTo("trim 104, level 3277, peak 27570");
    }

    @Test
    void tellsASoundThatNothingNames() throws IOException, PromptsException {
        Waves.tone(3000, 50).write(file("zh/old.wav"));
        Files.createDirectories(file("en/slow"));
        Waves.tone(3000, 50).write(file("en/slow/old.wav"));

        assertThat(problems())
                .containsExactly(
                        file("en/slow/old.wav")
                                + ": no text names it; delete it with prompts render --prune",
                        file("zh/old.wav")
                                + ": no text names it; delete it with prompts render --prune");
    }

    @Test
    void tellsSilence() throws IOException, PromptsException {
        Waves.silence(500).write(file("zh/bye.wav"));

        assertThat(problems())
                .containsExactly(file("zh/bye.wav") + ": is silent; run prompts render");
    }

    @Test
    void tellsAnOverdrivenSound() throws IOException, PromptsException {
        Waves.tone(Short.MAX_VALUE, 50).write(file("zh/bye.wav"));

        assertThat(problems())
                .containsExactly(file("zh/bye.wav") + ": is overdriven; run prompts render");
    }

    @Test
    void tellsAPauseThatIsNone() throws IOException, PromptsException {
        Waves.tone(3000, 200).write(file("zh/pause-200.wav"));

        assertThat(problems())
                .containsExactly(file("zh/pause-200.wav") + ": is not silent; run prompts render");
    }

    @Test
    void tellsAPauseOfAnotherLength() throws IOException, PromptsException {
        Waves.silence(201).write(file("zh/pause-200.wav"));

        assertThat(problems())
                .containsExactly(
                        file("zh/pause-200.wav") + ": is not 200 ms long; run prompts render");
    }

    @Test
    void tellsAnotherForm() throws IOException, PromptsException {
        Files.writeString(file("zh/bye.wav"), "MP3");

        assertThat(problems())
                .containsExactly(
                        file("zh/bye.wav") + ": is not 8 kHz mono 16-bit WAV; run prompts render");
    }

    @Test
    void tellsAllAtOnce() throws IOException, PromptsException {
        Files.delete(file("en/bye.wav"));
        Waves.silence(500).write(file("en/n1.wav"));
        Waves.tone(3000, 50).write(file("zh/old.wav"));

        assertThat(problems()).hasSize(3);
    }

    private List<String> madeOtherwise(String language) {
        return List.of("bye", "n1", "sum-1").stream()
                .map(name ->
                        file(language + "/" + name + ".wav")
                                + ": is stale, engine, voice, speed or processing has changed;"
                                + " run prompts render")
                .toList();
    }

    private List<String> problems() throws IOException, PromptsException {
        return problems(fake.engine());
    }

    private List<String> problems(SpeechEngine engine) throws IOException, PromptsException {
        return new Clips(prompts.folder(), prompts.load(), engine)
                .problems().stream().map(Problem::toString).toList();
    }

    private Path file(String name) {
        return prompts.folder().resolve(name);
    }
}
