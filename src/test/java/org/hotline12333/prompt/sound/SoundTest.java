package org.hotline12333.prompt.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundTest {
    private static final int JUST_SILENT = Sound.SILENCE - 1;

    @TempDir Path folder;

    @Test
    void trimsSilenceAtBothEndsOnly() {
        Sound spoken =
                Waves.tone(1000, 20).then(Waves.silence(70)).then(Waves.tone(Sound.SILENCE, 10));

        Sound trimmed =
                Waves.silence(300)
                        .then(Waves.tone(JUST_SILENT, 40))
                        .then(spoken)
                        .then(Waves.silence(50))
                        .trimmed();

        assertThat(trimmed.length()).isEqualTo(Duration.ofMillis(100));
        assertThat(bytes(trimmed)).isEqualTo(bytes(spoken));
    }

    @Test
    void nothingIsLeftOfSilence() {
        assertThat(Waves.tone(JUST_SILENT, 40).trimmed().length()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"200", "3277", "30000"})
    void levelsSpeechToOneLoudness(int amplitude) {
        assertThat(Waves.tone(amplitude, 100).levelled().loudness()).isCloseTo(3277, within(1.0));
    }

    @Test
    void peaksAreNotDrivenOver() {
        Sound click = Waves.silence(1000).then(Waves.tone(2000, 1));

        Sound levelled = click.levelled();

        assertThat(bytes(levelled)).isEqualTo(bytes(click(27_570)));
        assertThat(levelled.isOverdriven()).isFalse();
    }

    private static Sound click(int amplitude) {
        return Waves.silence(1000).then(Waves.tone(amplitude, 1));
    }

    @Test
    void silenceStaysSilenceWhenLevelled() {
        assertThat(Waves.silence(100).levelled().isSilent()).isTrue();
    }

    @Test
    void processingTrimsWhatOnlyLevellingMakesAudible() {
        Sound whispered = Waves.silence(200).then(Waves.tone(50, 100)).then(Waves.silence(200));

        Sound processed = whispered.processed();

        assertThat(processed.length()).isEqualTo(Duration.ofMillis(100));
        assertThat(processed.loudness()).isCloseTo(3277, within(1.0));
    }

    @Test
    void aSoundIsSilentBelowTheThreshold() {
        assertThat(Waves.tone(JUST_SILENT, 10).isSilent()).isTrue();
        assertThat(Waves.tone(Sound.SILENCE, 10).isSilent()).isFalse();
    }

    @Test
    void aSoundIsOverdrivenWhereASampleIsAtTheEndOfTheScale() {
        assertThat(new Sound((short) 0, Short.MAX_VALUE).isOverdriven()).isTrue();
        assertThat(new Sound((short) 0, Short.MIN_VALUE).isOverdriven()).isTrue();
        assertThat(new Sound((short) 32_766, (short) -32_766).isOverdriven()).isFalse();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("tone.wav");
        Sound tone = new Sound((short) 1, (short) -2, Short.MIN_VALUE, Short.MAX_VALUE);

        tone.write(file);

        assertThat(bytes(Sound.read(file))).isEqualTo(bytes(tone));
        assertThat(file).hasSize(44 + 4 * 2);
    }

    @ParameterizedTest
    @CsvSource({
        "0, no RIFF",
        "8, no WAVE",
        "20, not PCM",
        "22, two channels",
        "24, another rate",
        "34, eight bits",
        "40, another length"
    })
    void refusesAnotherForm(int position, String what) throws IOException {
        Path file = folder.resolve("other.wav");
        byte[] bytes = bytes(Waves.tone(1000, 10));
        bytes[position]++;
        Files.write(file, bytes);

        assertThat(Sound.isPlain(file)).as(what).isFalse();
        assertThatThrownBy(() -> Sound.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is not 8 kHz mono 16-bit WAV");
    }

    @Test
    void refusesAHeaderThatIsCutOff() throws IOException {
        Path file = folder.resolve("cut.wav");
        Files.write(file, Arrays.copyOf(bytes(Waves.tone(1000, 10)), 43));

        assertThat(Sound.isPlain(file)).isFalse();
    }

    private byte[] bytes(Sound sound) {
        try {
            Path file = folder.resolve("bytes.wav");
            sound.write(file);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
