package org.hotline12333.simulator.sip;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.value.ALaw;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipRecognizerTest {
    private static final Path PROMPTS = Path.of("prompts");
    private static final ClipRecognizer EAR = new ClipRecognizer(PROMPTS, shipped());
    private static final List<String> BALANCE =
            List.of("zh/refused", "zh/n28", "zh/qian", "zh/n99", "zh/welcome", "en/n28");

    /** Of the call, not of the frames: no place is favoured. */
    private static final Duration BEFORE = ofMillis(123);

    @Test
    @Tag("long")
    void hearsEveryShippedClipInAnyOrder() {
        hears(shuffled());
    }

    /** Each is compared with every other one: so many take a third of the time. */
    @Test
    void hearsAThirdOfTheShippedClipsInAnyOrder() {
        hears(shuffled().subList(0, shipped().size() / 3));
    }

    private static List<Clip> shuffled() {
        List<Clip> clips = new ArrayList<>(shipped());
        Collections.shuffle(clips, new Random(12333));
        return clips;
    }

    private static void hears(List<Clip> clips) {
        ClipRecognizer.Recognition recognised = hear(clips.stream().map(Clip::id).toList());

        assertThat(recognised.unknown()).isEmpty();
        assertThat(recognised.clips()).noneMatch(HeardClip::cut);
        List<Clip> audible = clips.stream().filter(ClipRecognizerTest::isAudible).toList();
        assertThat(recognised.clips()).hasSameSizeAs(audible);
        for (int i = 0; i < audible.size(); i++) {
            assertThat(recognised.clips().get(i).alike()).contains(audible.get(i));
        }
    }

    @Test
    void saysWhenEachClipBegan() {
        List<HeardClip> clips = hear(BALANCE).clips();

        assertThat(ids(clips)).isEqualTo(BALANCE);
        Duration at = BEFORE;
        for (HeardClip clip : clips) {
            assertThat(clip.at().minus(at).abs()).isLessThan(ofMillis(2));
            at = at.plus(lengthOf(clip.clip().id()));
        }
    }

    @Test
    void hearsThroughNoiseAndAtAnotherLoudness() {
        Random random = new Random(1);
        short[] line = line(BALANCE);
        for (int i = 0; i < line.length; i++) {
            line[i] = (short) (0.4 * line[i] + 30 * random.nextGaussian());
        }

        ClipRecognizer.Recognition recognised = EAR.hear(ALaw.onTheLine(line));

        assertThat(ids(recognised.clips())).isEqualTo(BALANCE);
        assertThat(recognised.unknown()).isEmpty();
    }

    @Test
    void hearsAClipThatWasTornTwiceAsOne() {
        short[] line = ALaw.onTheLine(line(BALANCE));
        short[] torn = torn(torn(line, 60_000, 3_000), 75_000, Sound.SAMPLES_PER_SECOND);

        ClipRecognizer.Recognition recognised = EAR.hear(torn);

        assertThat(ids(recognised.clips())).isEqualTo(BALANCE);
        assertThat(recognised.clips()).noneMatch(HeardClip::cut);
        assertThat(recognised.unknown()).isEmpty();
    }

    @Test
    void noticesAClipThatStopsForMoreThanASecond() {
        short[] line = ALaw.onTheLine(line(BALANCE));
        short[] torn = torn(line, 60_000, Sound.SAMPLES_PER_SECOND + 1);

        assertThat(EAR.hear(torn).clips()).anyMatch(HeardClip::cut);
    }

    private static short[] torn(short[] line, int at, int samples) {
        short[] torn = new short[line.length + samples];
        System.arraycopy(line, 0, torn, 0, at);
        System.arraycopy(line, at, torn, at + samples, line.length - at);
        return torn;
    }

    @Test
    void noticesAMissingClip() {
        List<String> said = without(BALANCE, 1);

        assertThat(ids(hear(said).clips())).isEqualTo(said).isNotEqualTo(BALANCE);
    }

    @Test
    void noticesADoubledClip() {
        List<String> said = with(BALANCE, 1, "zh/n28");

        assertThat(ids(hear(said).clips())).isEqualTo(said).isNotEqualTo(BALANCE);
    }

    @Test
    void noticesClipsInTheWrongOrder() {
        List<String> said = new ArrayList<>(BALANCE);
        Collections.swap(said, 1, 3);

        assertThat(ids(hear(said).clips())).isEqualTo(said).isNotEqualTo(BALANCE);
    }

    @Test
    void noticesAClipThatWasCut() {
        short[] cut = first(2_000, sound("zh/refused"));

        ClipRecognizer.Recognition recognised =
                EAR.hear(ALaw.onTheLine(joined(sound("zh/n28"), cut, sound("zh/n99"))));

        assertThat(ids(recognised.clips())).containsExactly("zh/n28", "zh/refused", "zh/n99");
        assertThat(recognised.clips().stream().map(HeardClip::cut))
                .containsExactly(false, true, false);
        assertThat(recognised.clips().get(1).length()).isBetween(ofMillis(1800), ofMillis(2050));
        assertThat(recognised.unknown()).isEmpty();
    }

    /** "Twelve" begins much as "one" does, and a scrap of sound before it begins too early. */
    @Test
    void takesNoClipForAnotherThatSeemsToBeginBeforeIt() {
        short[] scrap = new short[60];
        Arrays.fill(scrap, (short) 200);
        for (int pause = 300; pause < 500; pause += 13) {
            short[] line =
                    joined(
                            sound("en/pension-account-2"),
                            scrap,
                            new short[pause],
                            sound("en/n1"),
                            sound("en/hundred"));

            assertThat(ids(EAR.hear(ALaw.onTheLine(line)).clips()))
                    .as("a pause of %s samples", pause)
                    .containsExactly("en/pension-account-2", "en/n1", "en/hundred");
        }
    }

    @Test
    void noticesAClipThatAHangUpCut() {
        ClipRecognizer.Recognition recognised =
                EAR.hear(ALaw.onTheLine(first(700, sound("zh/welcome"))));

        assertThat(recognised.clips())
                .singleElement()
                .satisfies(clip -> {
                    assertThat(clip.alike().contains(new Clip("zh/welcome"))).isTrue();
                    assertThat(clip.cut()).isTrue();
                });
    }

    @Test
    void noticesSoundThatIsNoClip() {
        short[] tone = new short[Sound.SAMPLES_PER_SECOND];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (8_000 * Math.sin(2 * Math.PI * 450 * i / tone.length));
        }

        ClipRecognizer.Recognition recognised =
                EAR.hear(ALaw.onTheLine(joined(sound("zh/n28"), tone, sound("zh/n99"))));

        assertThat(ids(recognised.clips())).containsExactly("zh/n28", "zh/n99");
        assertThat(recognised.unknown())
                .singleElement()
                .satisfies(sound -> {
                    assertThat(sound.at().minus(lengthOf("zh/n28")).abs()).isLessThan(ofMillis(70));
                    assertThat(sound.length()).isBetween(ofMillis(850), ofMillis(1_050));
                });
    }

    @Test
    void takesAClipWithoutItsBeginningForUnknownSound() {
        short[] welcome = sound("zh/welcome");
        short[] rest = Arrays.copyOfRange(welcome, 8_000, welcome.length);

        ClipRecognizer.Recognition recognised = EAR.hear(ALaw.onTheLine(rest));

        assertThat(recognised.clips()).isEmpty();
        assertThat(recognised.unknown()).isNotEmpty();
    }

    @Test
    void namesAllClipsThatSoundTheSame(@TempDir Path prompts) throws IOException {
        Files.createDirectories(prompts.resolve("zh"));
        for (String twin : List.of("zh/b", "zh/a")) {
            Files.copy(PROMPTS.resolve("zh/n28.wav"), prompts.resolve(twin + ".wav"));
        }
        var ear = new ClipRecognizer(prompts, List.of(new Clip("zh/b"), new Clip("zh/a")));

        List<HeardClip> clips = ear.hear(ALaw.onTheLine(sound("zh/n28"))).clips();

        assertThat(clips)
                .singleElement()
                .satisfies(clip -> {
                    assertThat(clip.clip()).isEqualTo(new Clip("zh/a"));
                    assertThat(clip.alike().contains(new Clip("zh/b"))).isTrue();
                });
    }

    @Test
    void namesAllClipsThatBeginTheSameWhereTheyWereCut() {
        short[] twenty = first(200, sound("zh/n28"));

        List<HeardClip> clips = EAR.hear(ALaw.onTheLine(twenty)).clips();

        assertThat(clips)
                .singleElement()
                .satisfies(clip ->
                        assertThat(clip.alike())
                                .contains(
                                        new Clip("zh/n27"),
                                        new Clip("zh/n28"),
                                        new Clip("zh/n29")));
    }

    @Test
    void hearsNothingInSilence() {
        ClipRecognizer.Recognition recognised = EAR.hear(new short[Sound.SAMPLES_PER_SECOND]);

        assertThat(recognised.clips()).isEmpty();
        assertThat(recognised.unknown()).isEmpty();
    }

    @Test
    void saysWhichSoundIsMissing() {
        assertThatThrownBy(() -> new ClipRecognizer(PROMPTS, List.of(new Clip("zh/no-such-clip"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("zh/no-such-clip.wav");
    }

    private static ClipRecognizer.Recognition hear(List<String> clips) {
        return EAR.hear(ALaw.onTheLine(line(clips)));
    }

    private static short[] line(List<String> clips) {
        List<short[]> sounds = new ArrayList<>();
        sounds.add(new short[Recording.samplesIn(BEFORE)]);
        clips.forEach(clip -> sounds.add(sound(clip)));
        return joined(sounds.toArray(short[][]::new));
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

    private static short[] first(int milliseconds, short[] sound) {
        return Arrays.copyOf(sound, Recording.samplesIn(ofMillis(milliseconds)));
    }

    private static short[] sound(String clip) {
        try {
            return Sound.read(PROMPTS.resolve(clip + ".wav")).samples();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration lengthOf(String clip) {
        return Recording.durationOf(sound(clip).length);
    }

    private static boolean isAudible(Clip clip) {
        return !new Voice(Set.of(clip), sound(clip.id())).isSilent();
    }

    private static List<String> ids(List<HeardClip> clips) {
        return clips.stream().map(clip -> clip.clip().id()).toList();
    }

    private static List<String> without(List<String> clips, int index) {
        List<String> fewer = new ArrayList<>(clips);
        fewer.remove(index);
        return fewer;
    }

    private static List<String> with(List<String> clips, int index, String clip) {
        List<String> more = new ArrayList<>(clips);
        more.add(index, clip);
        return more;
    }

    private static List<Clip> shipped() {
        try (Stream<Path> files = Files.walk(PROMPTS)) {
            return files.map(file -> PROMPTS.relativize(file).toString())
                    .filter(file -> file.endsWith(".wav"))
                    .map(file -> new Clip(file.substring(0, file.length() - ".wav".length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
