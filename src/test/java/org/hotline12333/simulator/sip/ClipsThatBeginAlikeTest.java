package org.hotline12333.simulator.sip;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.value.ALaw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Press one" ends, where "press one. If not, press star" goes on: all such pairs there are. */
class ClipsThatBeginAlikeTest {
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"en", "zh"})
    private @interface InEachLanguage {}

    private static final Path PROMPTS = Path.of("prompts");
    private static final Duration BEFORE = ofMillis(123);

    /** Between two clips of a menu. */
    private static final Duration GAP = ofMillis(70);

    /** A frame that came 9 ms late, 15 ms before the end: heard so from an Asterisk. */
    private static final int LATE = 72;

    private static final int BEFORE_THE_END = 120;

    /** A clip that is, to the ear, how another one begins. */
    private record Pair(Voice small, Voice great) {
        Clip ends() {
            return small.clips().iterator().next();
        }

        Clip goesOn() {
            return great.clips().iterator().next();
        }

        @Override
        public String toString() {
            return ends() + " in " + goesOn();
        }
    }

    @InEachLanguage
    void theOneThatEndsIsToldWhereItIsHeardToItsEnd(String language) {
        List<Voice> voices = voices(language);
        ClipRecognizer ear = ear(voices);
        short[] next = sound(new Clip(language + "/topic-transfer"));

        assertThat(pairs(voices))
                .isNotEmpty()
                .allSatisfy(pair -> {
                    short[] line =
                            joined(silence(BEFORE), samples(pair.small()), silence(GAP), next);
                    int end = Recording.samplesIn(BEFORE) + pair.small().length() - BEFORE_THE_END;
                    for (short[] heard : List.of(line, late(line, end))) {
                        HeardClip clip = ear.hear(heard).clips().getFirst();
                        assertThat(clip.canBe(new Played(pair.ends(), clip.at(), false))).isTrue();
                        assertThat(clip.canBe(new Played(pair.goesOn(), clip.at(), false)))
                                .isFalse();
                        assertThat(clip.cut()).isFalse();
                    }
                });
    }

    @InEachLanguage
    void theOneThatGoesOnIsToldWhereItIsHeardToItsEnd(String language) {
        List<Voice> voices = voices(language);
        ClipRecognizer ear = ear(voices);

        assertThat(pairs(voices))
                .isNotEmpty()
                .allSatisfy(pair -> {
                    short[] line = joined(silence(BEFORE), samples(pair.great()), silence(GAP));
                    int end = Recording.samplesIn(BEFORE) + pair.great().length() - BEFORE_THE_END;
                    for (short[] heard : List.of(line, late(line, end))) {
                        assertThat(ear.hear(heard).clips())
                                .singleElement()
                                .satisfies(clip -> {
                                    assertThat(
                                                    clip.canBe(
                                                            new Played(
                                                                    pair.goesOn(),
                                                                    clip.at(),
                                                                    false)))
                                            .isTrue();
                                    assertThat(
                                                    clip.canBe(
                                                            new Played(
                                                                    pair.ends(), clip.at(), false)))
                                            .isFalse();
                                    assertThat(clip.cut()).isFalse();
                                });
                    }
                });
    }

    @InEachLanguage
    void theOneThatGoesOnIsToldWhereItIsCutLater(String language) {
        List<Voice> voices = voices(language);
        ClipRecognizer ear = ear(voices);

        assertThat(pairs(voices))
                .isNotEmpty()
                .allSatisfy(pair -> {
                    int small = pair.small().loudEnd();
                    int cut = small + (pair.great().loudEnd() - small) * 2 / 3;
                    short[] line =
                            joined(silence(BEFORE), Arrays.copyOf(samples(pair.great()), cut));
                    assertThat(ear.hear(line).clips())
                            .singleElement()
                            .satisfies(clip -> {
                                assertThat(clip.canBe(new Played(pair.goesOn(), clip.at(), true)))
                                        .isTrue();
                                assertThat(clip.canBe(new Played(pair.ends(), clip.at(), false)))
                                        .isFalse();
                                assertThat(clip.canBe(new Played(pair.ends(), clip.at(), true)))
                                        .isFalse();
                                assertThat(clip.cut()).isTrue();
                            });
                });
    }

    @InEachLanguage
    void theOneThatGoesOnMayBeCutWhereTheOtherOneEnds(String language) {
        List<Voice> voices = voices(language);
        ClipRecognizer ear = ear(voices);

        assertThat(pairs(voices))
                .isNotEmpty()
                .allSatisfy(pair -> {
                    short[] begun = Arrays.copyOf(samples(pair.great()), pair.small().length());
                    HeardClip clip = ear.hear(joined(silence(BEFORE), begun)).clips().getFirst();
                    assertThat(clip.canBe(new Played(pair.goesOn(), clip.at(), true))).isTrue();
                });
    }

    private static List<Pair> pairs(List<Voice> voices) {
        List<Pair> pairs = new ArrayList<>();
        for (Voice small : voices) {
            short[] alone =
                    Arrays.copyOf(samples(small), small.length() + Sound.SAMPLES_PER_SECOND);
            for (Voice great : voices) {
                if (great.loudEnd() > small.loudEnd() + 3 * Voice.BLOCK) {
                    Match match = Match.of(great, alone, 0);
                    if (match.isOne() && match.end() > small.loudEnd() - 2 * Voice.BLOCK) {
                        pairs.add(new Pair(small, great));
                    }
                }
            }
        }
        return pairs;
    }

    private static ClipRecognizer ear(List<Voice> voices) {
        return new ClipRecognizer(
                PROMPTS, voices.stream().flatMap(voice -> voice.clips().stream()).toList());
    }

    private static List<Voice> voices(String language) {
        try (Stream<Path> files = Files.list(PROMPTS.resolve(language))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".wav"))
                    .sorted()
                    .map(file -> file.substring(0, file.length() - ".wav".length()))
                    .map(name -> new Clip(language + "/" + name))
                    .map(clip -> new Voice(Set.of(clip), sound(clip)))
                    .filter(voice -> !voice.isSilent())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static short[] sound(Clip clip) {
        try {
            return ALaw.onTheLine(Sound.read(PROMPTS.resolve(clip.id() + ".wav")).samples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static short[] samples(Voice voice) {
        short[] samples = new short[voice.length()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = voice.at(i);
        }
        return samples;
    }

    private static short[] silence(Duration length) {
        return new short[Recording.samplesIn(length)];
    }

    /** Nothing for a moment, and then what follows there. */
    private static short[] late(short[] line, int at) {
        return joined(
                Arrays.copyOf(line, at),
                new short[LATE],
                Arrays.copyOfRange(line, at, line.length));
    }

    private static short[] joined(short[]... sounds) {
        short[] all = new short[Stream.of(sounds).mapToInt(sound -> sound.length).sum()];
        int at = 0;
        for (short[] sound : sounds) {
            System.arraycopy(sound, 0, all, at, sound.length);
            at += sound.length;
        }
        return all;
    }
}
