package org.hotline12333.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.prompt.sound.Clips;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.prompt.sound.SpeechEngine;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts and sounds of this repository, as a fresh clone has them. */
class ShippedPromptsTest {
    private static final Path FOLDER = Path.of("prompts");
    private static final long BYTES_MAX = 40_000_000;

    /** Of full scale: 4 dB below the level, for a peak may keep a clip quieter, and 1 dB above. */
    private static final double LOUDNESS_MIN = 2_068;

    private static final double LOUDNESS_MAX = 3_677;

    /** What levelling after trimming may leave below the threshold. */
    private static final Duration EDGE_MAX = Duration.ofMillis(5);

    private static final Pattern KEY = Pattern.compile(".+请?按(.|星号键|井号键)");

    private static final Pattern NAMED = Pattern.compile("Playback\\(hotline/([^)]+)\\)");

    private static Prompts prompts;

    @BeforeAll
    static void load() throws PromptsException {
        prompts = Prompts.load(FOLDER);
    }

    @Test
    void everyTextHasItsSoundInEveryLanguage() throws IOException {
        assertThat(new Clips(FOLDER, prompts, SpeechEngine.ESPEAK).problems()).isEmpty();
    }

    @Test
    void speaksMandarinAndEnglish() {
        assertThat(prompts.languages()).containsExactly(TestPrompts.EN, TestPrompts.ZH);
    }

    @Test
    void everyClipIsLoudEnoughAndBeginsAtOnce() throws IOException {
        for (Clip clip : lines()) {
            Sound sound = Sound.read(FOLDER.resolve(clip.id() + ".wav"));

            assertThat(sound.loudness()).as("%s", clip).isBetween(LOUDNESS_MIN, LOUDNESS_MAX);
            assertThat(sound.length().minus(sound.trimmed().length()))
                    .as("%s", clip)
                    .isLessThanOrEqualTo(EDGE_MAX);
        }
    }

    private static List<Clip> lines() {
        return prompts.languages().stream()
                .flatMap(language -> prompts.clips(language).entrySet().stream())
                .filter(entry -> entry.getValue() instanceof ClipText.Line)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Asterisk plays a few clips by itself, when no hotline answers. */
    @Test
    void everyClipThatAsteriskNamesIsThere() throws IOException {
        Set<String> known = new HashSet<>();
        prompts.languages()
                .forEach(language ->
                        prompts.clips(language).keySet().forEach(clip -> known.add(clip.id())));

        List<String> named =
                NAMED.matcher(Files.readString(Path.of("dialplans/asterisk/extensions.conf")))
                        .results()
                        .map(found -> found.group(1))
                        .flatMap(clip ->
                                prompts.languages().stream()
                                        .map(language ->
                                                clip.replace(
                                                        "${HOTLINE_LANGUAGE}", language.code())))
                        .toList();

        assertThat(named).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void allClipsTogetherStaySmall() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }

        assertThat(bytes).isLessThan(BYTES_MAX);
    }

    @Test
    void mandarinHasAWholeClipForEachOfTheFirstHundredNumbers() {
        for (int number = 0; number < 100; number++) {
            assertThat(prompts.say(TestPrompts.ZH, new Value.Cardinal(number)).clips())
                    .containsExactly(new Clip("zh/n" + number));
        }
    }

    @Test
    void mandarinIsSpokenAtThreeAndAHalfSyllablesASecond() {
        double syllables = 0;
        double seconds = 0;
        for (Map.Entry<Clip, ClipText> entry : prompts.clips(TestPrompts.ZH).entrySet()) {
            String words = entry.getValue().words();
            if (words.codePointCount(0, words.length()) > 8 && isChinese(words)) {
                syllables += words.codePoints().filter(Character::isIdeographic).count();
                seconds += prompts.length(entry.getKey()).toMillis() / 1_000.0;
            }
        }

        assertThat(syllables / seconds).isBetween(3.3, 3.7);
    }

    private static boolean isChinese(String words) {
        return words.codePoints().anyMatch(Character::isIdeographic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "choose-language",
                "main-menu",
                "enquiry-menu",
                "policy-menu",
                "history-ended-keys",
            })
    void aMenuSaysThePurposeAndThenTheKey(String menu) {
        String words = words(menu);

        assertThat(words.substring(0, words.length() - 1).split("，", -1))
                .allMatch(KEY.asMatchPredicate());
    }

    @Test
    void oneIsYaoInNumbersAndYiOnKeys() {
        assertThat(words("welcome")).contains("幺二三三三", "请按一");
        assertThat(prompts.clips(TestPrompts.ZH).values())
                .extracting(ClipText::words)
                .noneMatch(words -> words.contains("按幺"))
                .noneMatch(words -> words.contains("一二三三三"));
    }

    @Test
    void figuresCarryTheirDateAndAreForReferenceOnly() {
        Map<String, Value> date =
                Map.of("data-month", new Value.CalendarMonth(YearMonth.of(2026, 10)));

        assertThat(prompts.say(TestPrompts.ZH, "data-date", date).words())
                .isEqualTo("以上数据更新至二零二六年十月，仅供参考，以经办机构记录为准。");
        assertThat(prompts.say(TestPrompts.EN, "data-date", date).words())
                .contains("October twenty twenty-six", "for reference only");
    }

    private static String words(String text) {
        return prompts.say(TestPrompts.ZH, text, Map.of()).words();
    }
}
