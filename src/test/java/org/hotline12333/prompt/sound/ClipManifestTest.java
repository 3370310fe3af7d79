package org.hotline12333.prompt.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.TestPrompts;
import org.hotline12333.prompt.sound.ClipManifest.Mark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipManifestTest {
    private static final Clip ONE = new Clip("zh/n1");
    private static final Clip TWO = new Clip("zh/n2");
    private static final Mark MARK = new Mark("words", "making");

    @TempDir Path prompts;

    @BeforeEach
    void addALanguage() throws IOException {
        Files.createDirectory(prompts.resolve("zh"));
    }

    @Test
    void aLanguageThatWasNeverRenderedHasNoMarks() throws IOException {
        assertThat(manifest().mark(ONE)).isEmpty();
    }

    @Test
    void readsWhatItWroteInTheOrderOfTheClips() throws IOException {
        ClipManifest manifest = manifest();
        manifest.rendered(TWO, MARK);
        manifest.rendered(ONE, MARK);
        manifest.write();

        assertThat(manifest().mark(ONE)).contains(MARK);
        assertThat(prompts.resolve("zh/clips.txt"))
                .content()
                .isEqualTo("zh/n1 words making\nzh/n2 words making\n");
    }

    @Test
    void aLineThatIsNoneMeansRenderingAgain() throws IOException {
        Files.writeString(
                prompts.resolve("zh/clips.txt"),
                "zh/n1 words\n\nzh/n2 words making\nzh/n1 words making more\n");

        assertThat(manifest().mark(ONE)).isEmpty();
        assertThat(manifest().mark(TWO)).contains(MARK);
    }

    @Test
    void forgetsWhatIsNotKept() throws IOException {
        ClipManifest manifest = manifest();
        manifest.rendered(ONE, MARK);
        manifest.rendered(TWO, MARK);

        manifest.keep(Set.of("zh/n2"));

        assertThat(manifest.mark(ONE)).isEmpty();
        assertThat(manifest.mark(TWO)).contains(MARK);
    }

    @Test
    void aMarkTellsWordsFromMaking() {
        Mark mark = mark("Bye.", "voice", 160, "speak {text} {out}");

        assertThat(mark("Bye!", "voice", 160, "speak {text} {out}").making())
                .isEqualTo(mark.making());
        assertThat(mark("Bye!", "voice", 160, "speak {text} {out}").words())
                .isNotEqualTo(mark.words());
        assertThat(mark("Bye.", "voice2", 160, "speak {text} {out}").words())
                .isEqualTo(mark.words());
        assertThat(
                        Set.of(
                                mark.making(),
                                mark("Bye.", "voice2", 160, "speak {text} {out}").making(),
                                mark("Bye.", "voice", 161, "speak {text} {out}").making(),
                                mark("Bye.", "voice", 160, "speak -x {text} {out}").making()))
                .hasSize(4);
    }

    @Test
    void aPauseIsMarkedByItsLengthAlone() {
        assertThat(pause(200, "a {text} {out}")).isEqualTo(pause(200, "b {text} {out}"));
        assertThat(pause(200, "a {text} {out}")).isNotEqualTo(pause(201, "a {text} {out}"));
    }

    private static Mark pause(int milliseconds, String command) {
        return Mark.of(
                new ClipText.Pause(Duration.ofMillis(milliseconds), "language.yaml:1"),
                new SpeechEngine(command));
    }

    private static Mark mark(String words, String voice, int speed, String command) {
        return Mark.of(
                new ClipText.Line(words, voice, speed, "texts.yaml:1"), new SpeechEngine(command));
    }

    private ClipManifest manifest() throws IOException {
        return ClipManifest.of(prompts, TestPrompts.ZH);
    }
}
