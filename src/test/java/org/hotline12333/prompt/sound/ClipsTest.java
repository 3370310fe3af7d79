package org.hotline12333.prompt.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.TestPrompts;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipsTest {
    @TempDir Path home;
    private TestPrompts prompts;
    private FakeEngine fake;

    @BeforeEach
    void renderOnce() throws IOException, PromptsException {
        prompts = TestPrompts.tiny(home.resolve("prompts"));
        fake = FakeEngine.in(home.resolve("engine"));
        assertThat(clips().render(false)).hasSize(8);
    }

    @Test
    void speaksEveryLineInItsVoiceAtItsSpeed() throws IOException {
        assertThat(fake.asked())
                .containsExactly(
                        "voice-en 160 Bye.",
                        "voice-en 160 Sum",
                        "voice-en 160 one",
                        "voice-zh 160 Bye.",
                        "voice-zh 160 Sum",
                        "voice-zh 160 one");
    }

    @Test
    void trimsAndLevelsWhatTheEngineSays() throws IOException {
        Sound bye = Sound.read(wav("zh/bye"));

        assertThat(bye.length()).isEqualTo(Duration.ofMillis(100));
        assertThat(bye.loudness()).isCloseTo(3277, within(1.0));
    }

    @Test
    void aPauseIsAsLongAsWritten() throws IOException {
        Sound pause = Sound.read(wav("zh/pause-200"));

        assertThat(pause.length()).isEqualTo(Duration.ofMillis(200));
        assertThat(pause.isSilent()).isTrue();
    }

    @Test
    void asksNothingWhereNothingChanged() throws IOException, PromptsException {
        fake.asked();

        assertThat(clips().render(false)).isEmpty();
        assertThat(fake.asked()).isEmpty();
    }

    @Test
    void speaksOnlyTheTextThatChanged() throws IOException, PromptsException {
        fake.asked();
        prompts.replace("zh/texts.yaml", "Bye.", "So long.");

        assertThat(clips().render(false)).containsExactly(new Clip("zh/bye"));
        assertThat(fake.asked()).containsExactly("voice-zh 160 So long.");
    }

    @Test
    void speaksTheLanguageWhoseSpeedChanged() throws IOException, PromptsException {
        fake.asked();
        prompts.replace("zh/language.yaml", "ordinary: 160", "ordinary: 240");

        clips().render(false);

        assertThat(fake.asked())
                .containsExactly("voice-zh 240 Bye.", "voice-zh 240 Sum", "voice-zh 240 one");
    }

    @Test
    void speaksTheLanguageWhoseVoiceChanged() throws IOException, PromptsException {
        fake.asked();
        prompts.replace("en/language.yaml", "voice-en", "other");

        clips().render(false);

        assertThat(fake.asked())
                .containsExactly("other 160 Bye.", "other 160 Sum", "other 160 one");
    }

    @Test
    void aTextMayHaveAVoiceAndASpeedOfItsOwn() throws IOException, PromptsException {
        fake.asked();
        prompts.replace("zh/texts.yaml", "bye: Bye.", "bye: {text: Ciao., voice: it, speed: 99}");

        clips().render(false);

        assertThat(fake.asked()).containsExactly("it 99 Ciao.");
    }

    @Test
    void anotherEngineSpeaksEveryLineButNoPause() throws IOException, PromptsException {
        fake.asked();
        Clips clips = clips(new SpeechEngine(fake.command() + " more"));

        assertThat(clips.render(false)).hasSize(6);
        assertThat(fake.asked()).hasSize(6);
    }

    @Test
    void speaksAgainWhatHasNoSound() throws IOException, PromptsException {
        fake.asked();
        Files.delete(wav("en/n1"));

        assertThat(clips().render(false)).containsExactly(new Clip("en/n1"));
        assertThat(fake.asked()).containsExactly("voice-en 160 one");
    }

    @Test
    void speaksAllWhenToldTo() throws IOException, PromptsException {
        fake.asked();

        assertThat(clips().render(true)).hasSize(8);
        assertThat(fake.asked()).hasSize(6);
    }

    @Test
    void aLongerPauseIsAnotherClip() throws IOException, PromptsException {
        fake.asked();
        prompts.replace("zh/language.yaml", "200ms", "350ms");

        assertThat(clips().render(false)).containsExactly(new Clip("zh/pause-350"));
        assertThat(fake.asked()).isEmpty();
        assertThat(Sound.read(wav("zh/pause-350")).length()).isEqualTo(Duration.ofMillis(350));
    }

    @Test
    void prunesWhatNothingNames() throws IOException, PromptsException {
        prompts.write("zh/texts.yaml", "bye: Bye.\n");

        assertThat(clips().prune()).containsExactly("zh/sum-1");
        assertThat(wav("zh/sum-1")).doesNotExist();
        assertThat(wav("en/sum-1")).exists();
        assertThat(home.resolve("prompts/zh/clips.txt")).content().doesNotContain("sum-1");
    }

    @Test
    void aFurtherPaceHasClipsOfItsOwn() throws IOException, PromptsException {
        fake.asked();
        prompts.replace("zh/language.yaml", "ordinary: 160", "ordinary: 160, slow: 110");

        clips().render(false);

        assertThat(fake.asked())
                .containsExactly("voice-zh 110 Bye.", "voice-zh 110 Sum", "voice-zh 110 one");
        assertThat(wav("zh/slow/bye")).exists();
        assertThat(clips().problems()).isEmpty();
    }

    @Test
    void writesAnUtteranceWithoutFurtherPauses() throws IOException, PromptsException {
        Path target = home.resolve("said.wav");
        Utterance said =
                prompts.load().say(TestPrompts.ZH, "sum", Map.of("sum", new Value.Money(101)));

        clips().write(said, target);

        assertThat(said.clips())
                .containsExactly(new Clip("zh/sum-1"), new Clip("zh/n1"), new Clip("zh/n1"));
        assertThat(Sound.read(target).length()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void anUtteranceWithoutASoundOrAFolderIsRefused() throws IOException, PromptsException {
        Utterance bye = prompts.load().say(TestPrompts.ZH, "bye", Map.of());
        Path nowhere = home.resolve("nowhere/said.wav");

        assertThatThrownBy(() -> clips().write(bye, nowhere))
                .hasMessage("no folder for " + nowhere + "; make it, or name another file");

        Files.delete(wav("zh/bye"));
        assertThatThrownBy(() -> clips().write(bye, home.resolve("said.wav")))
                .hasMessage(wav("zh/bye") + " is missing; run prompts render");
    }

    @Test
    void anEngineThatFailsIsNamedAndWhatWasThereStays() throws IOException, PromptsException {
        byte[] before = Files.readAllBytes(wav("zh/bye"));
        prompts.replace("zh/texts.yaml", "Bye.", "So long.");
        fake.does("exit 3");

        assertThatThrownBy(() -> clips().render(false))
                .isInstanceOf(IOException.class)
                .hasMessage("clip zh/bye: sh failed with status 3");
        assertThat(wav("zh/bye")).hasBinaryContent(before);
        assertThat(clips().problems()).hasSize(1);
    }

    @Test
    void anEngineThatLeavesNoSoundIsNamed() throws IOException {
        fake.does("true");

        assertThatThrownBy(() -> clips().render(true))
                .hasMessageStartingWith("clip ")
                .hasMessageEndingWith(": the speech engine left no sound: " + fake.command());
    }

    @Test
    void anEngineThatSaysNothingIsNamed() throws IOException {
        fake.says(Waves.silence(500));

        assertThatThrownBy(() -> clips().render(true))
                .hasMessageEndingWith(": the speech engine said nothing: " + fake.command());
    }

    @Test
    void anEngineThatIsNotThereIsNamed() {
        SpeechEngine absent = new SpeechEngine("no-such-engine {out} {text}");

        assertThatThrownBy(() -> clips(absent).render(true))
                .hasMessageEndingWith(": no-such-engine cannot be started: install it");
    }

    @Test
    void anEngineMayReadItsWordsFromAFile() throws Exception {
        fake.does("cp \"$4\" %s; cp %1$s.tone \"$1\"".formatted(home.resolve("read")));
        Waves.tone(900, 100).write(home.resolve("read.tone"));
        SpeechEngine reading = new SpeechEngine(fake.command().replace("{text}", "{file}"));

        reading.speak(new ClipText.Line("示例机械厂", "cmn", 200, "here"));

        assertThat(home.resolve("read")).hasContent("示例机械厂");
    }

    @Test
    void anEngineMustTakeWordsAndLeaveASound() {
        assertThatThrownBy(() -> new SpeechEngine("speak {out}"))
                .hasMessage(
                        "the speech engine `speak {out}` has no {text}; write a command such as"
                                + " `espeak-ng -v {voice} -s {speed} -w {out} {text}`");
        assertThatThrownBy(() -> new SpeechEngine("speak {text}"))
                .hasMessageStartingWith("the speech engine `speak {text}` has no {out}; ");
    }

    @Test
    void theScriptListsEveryLineOnce() throws PromptsException {
        List<String> script = clips().script().lines().toList();

        assertThat(script)
                .containsSequence(
                        "## zh",
                        "",
                        "| clip | words | belongs to | seconds now |",
                        "|---|---|---|---|",
                        "| `zh/bye` | Bye. | zh/texts.yaml:1 | 0.1 |",
                        "| `zh/n1` | one | zh/language.yaml:27 | 0.1 |",
                        "| `zh/sum-1` | Sum | zh/texts.yaml:2 | 0.1 |")
                .startsWith("# Recording script", "", "## en")
                .hasSize(1 + 2 * 8);
    }

    @Test
    void theScriptLeavesTheLengthOfASoundOpenThatIsNotThere() throws IOException, PromptsException {
        Files.delete(wav("zh/bye"));

        assertThat(clips().script()).contains("| `zh/bye` | Bye. | zh/texts.yaml:1 |  |\n");
    }

    private Clips clips() throws PromptsException {
        return clips(fake.engine());
    }

    private Clips clips(SpeechEngine engine) throws PromptsException {
        return new Clips(prompts.folder(), prompts.load(), engine);
    }

    private Path wav(String clip) {
        return prompts.folder().resolve(clip + ".wav");
    }
}
