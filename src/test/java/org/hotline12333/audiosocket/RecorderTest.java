package org.hotline12333.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.value.ALaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a caller has done, and what of it is speech: by real speech over noise of a line. */
class RecorderTest {
    private static final RecordSpec HOW =
            new RecordSpec(Duration.ofSeconds(60), Duration.ofSeconds(4));

    private final Recorder recorder = new Recorder(HOW);
    private final Random random = new Random(7);

    /** Frames of noise so loud, in decibels of full scale. */
    private int hearNoise(double level, int frames) {
        int heard = 0;
        while (heard < frames && !recorder.isOver()) {
            recorder.hear(noise(level, Frame.SAMPLES));
            heard++;
        }
        return heard;
    }

    private short[] noise(double level, int samples) {
        double deviation = Short.MAX_VALUE * Math.pow(10, level / 20);
        short[] noise = new short[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (short) Math.clamp(random.nextGaussian() * deviation, -32_768, 32_767);
        }
        return noise;
    }

    private static short[] speech() throws Exception {
        return Sound.read(Path.of("prompts/zh/main-menu.wav")).samples();
    }

    private void say(short[] samples, double gain, double noise) {
        for (int at = 0; at < samples.length && !recorder.isOver(); at += Frame.SAMPLES) {
            short[] frame = noise(noise, Frame.SAMPLES);
            for (int i = 0; i < frame.length && at + i < samples.length; i++) {
                frame[i] =
                        (short)
                                Math.clamp(
                                        frame[i] + (long) (samples[at + i] * gain),
                                        -32_768,
                                        32_767);
            }
            recorder.hear(frame);
        }
    }

    private static Duration frames(int frames) {
        return Loudness.FRAME.multipliedBy(frames);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-90, -65, -50, -40, -32})
    void noiseOfALineIsSilenceHoweverLoud(double level) {
        int heard = hearNoise(level, 1_000);

        assertThat(frames(heard)).isEqualTo(HOW.finalSilence());
        assertThat(recorder.sound().aLaw()).isEmpty();
        assertThat(recorder.sound().speech()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-90, -65, -50, -40})
    void speechIsHeardOverNoiseAndEndsWithIt(double level) throws Exception {
        short[] said = speech();
        hearNoise(level, 30);

        say(said, 1, level);
        assertThat(recorder.isOver()).isFalse();
        int silent = hearNoise(level, 1_000);

        assertThat(frames(silent)).isBetween(Duration.ofSeconds(3), Duration.ofMillis(4_300));
        Duration length = Duration.ofMillis(said.length / 8);
        assertThat(recorder.sound().length())
                .isBetween(length.minusMillis(200), length.plusMillis(700));
        assertThat(recorder.sound().speech()).isBetween(length.dividedBy(2), length.plusMillis(60));
    }

    @Test
    void whoeverSpeaksSoftlyInAQuietRoomIsHeard() throws Exception {
        say(speech(), 0.12, -75);

        assertThat(recorder.sound().speech()).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void nothingOfWhatWasSaidIsLost() throws Exception {
        short[] said = speech();
        hearNoise(-90, 50);
        say(said, 1, -96);
        hearNoise(-90, 100);

        byte[] kept = recorder.sound().aLaw();
        byte[] spoken = new byte[said.length];
        for (int i = 0; i < said.length; i++) {
            spoken[i] = ALaw.encode(said[i]);
        }
        int at = 15 * Frame.SAMPLES;
        int same = 0;
        for (int i = 0; i < spoken.length; i++) {
            same += Math.abs(ALaw.decode(kept[at + i]) - ALaw.decode(spoken[i])) < 64 ? 1 : 0;
        }
        assertThat(same).isGreaterThan(spoken.length * 99 / 100);
    }

    @Test
    void aPoundEndsItAndAnotherKeyDoesNot() {
        recorder.hear(new short[Frame.SAMPLES]);
        recorder.press('5');
        assertThat(recorder.isOver()).isFalse();
        recorder.press('#');

        assertThat(recorder.isOver()).isTrue();
        recorder.hear(new short[Frame.SAMPLES]);
        assertThat(recorder.heard()).isEqualTo(Loudness.FRAME);
    }

    @Test
    void theClickOfAKeyIsNoSpeech() {
        hearNoise(-70, 50);
        recorder.hear(noise(-10, Frame.SAMPLES));
        recorder.hear(noise(-10, Frame.SAMPLES));
        hearNoise(-70, 50);

        assertThat(recorder.sound().speech()).isZero();
    }

    @Test
    void noMoreIsTakenThanMayBeSaid() {
        short[] voice = new short[Frame.SAMPLES];
        for (int i = 0; i < voice.length; i++) {
            voice[i] = (short) (6_000 * Math.sin(i * 0.17));
        }
        while (!recorder.isOver()) {
            recorder.hear(voice);
        }

        assertThat(recorder.heard()).isEqualTo(HOW.maxTime());
        assertThat(recorder.sound().length()).isEqualTo(HOW.maxTime());
    }

    @Test
    void aTelephoneThatSendsNothingIsSilent() {
        recorder.hearNothing(Duration.ofSeconds(9));

        assertThat(recorder.isOver()).isTrue();
        assertThat(recorder.heard()).isEqualTo(HOW.finalSilence());
    }
}
