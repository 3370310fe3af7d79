package org.hotline12333.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.hotline12333.value.NameId;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;
import org.hotline12333.value.ValueReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as callers hear them, from the shipped manners of speaking. */
class TextTest {
    @TempDir Path folder;
    private TestPrompts texts;

    @BeforeEach
    void takeTheShippedLanguages() {
        texts = TestPrompts.in(folder);
    }

    @Test
    void wordsAndClipsComeFromOneTemplate() throws PromptsException {
        Utterance said =
                say(
                        "余额为{balance, money}，本月{month, year-month}。",
                        Map.of(
                                "balance", new Value.Money(205),
                                "month", new Value.CalendarMonth(YearMonth.of(2024, 2))));

        assertThat(said.words()).isEqualTo("余额为两元零五分，本月二零二四年二月。");
        assertThat(ids(said))
                .containsExactly(
                        "zh/t-1",
                        "zh/liang",
                        "zh/yuan",
                        "zh/n0",
                        "zh/n5",
                        "zh/fen",
                        "zh/pause-200",
                        "zh/t-2",
                        "zh/n2",
                        "zh/n0",
                        "zh/n2",
                        "zh/n4",
                        "zh/nian",
                        "zh/n2",
                        "zh/yue");
    }

    @Test
    void punctuationBesideASlotIsAPauseAndInsideAClipIsNot() throws PromptsException {
        Utterance said =
                say("您好，余额。{balance, cardinal}：好，的", Map.of("balance", new Value.Cardinal(8)));

        assertThat(ids(said))
                .containsExactly("zh/t-1", "zh/pause-400", "zh/n8", "zh/pause-200", "zh/t-2");
        assertThat(said.words()).endsWith("好，的");
    }

    @Test
    void noPauseStandsAtTheEnd() throws PromptsException {
        assertThat(ids(say("{n, cardinal}。", Map.of("n", new Value.Cardinal(8)))))
                .containsExactly("zh/n8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "工号{n, digits} | digits | 1002 | 工号幺零零二",
                "前面还有{n, counted}位 | counted | 2 | 前面还有两位",
                "还有{n, counted}次机会 | counted | 2 | 还有两次机会"
            })
    void aNumberIsSaidAsItsTextAsks(String text, String kind, String typed, String words)
            throws PromptsException {
        Value value = ValueReader.read(ValueKind.of(kind).orElseThrow(), typed);

        assertThat(say(text, Map.of("n", value)).words()).isEqualTo(words);
    }

    @Test
    void slotsAreToldInTheirOrder() throws PromptsException {
        texts.write("zh/texts.yaml", "t: \"{b, money}和{a, months}\"\n");

        assertThat(texts.load().slots(TestPrompts.ZH, "t").orElseThrow())
                .containsExactly(Map.entry("b", ValueKind.MONEY), Map.entry("a", ValueKind.MONTHS));
    }

    @Test
    void aPhraseIsAnotherText() throws PromptsException {
        texts.write("zh/texts.yaml", "t: \"状态{s, phrase}\"\npaying: 正常\n");

        Utterance said =
                texts.load().say(TestPrompts.ZH, "t", Map.of("s", new Value.Phrase("paying")));

        assertThat(said.words()).isEqualTo("状态正常");
        assertThat(ids(said)).containsExactly("zh/t-1", "zh/paying");
    }

    @Test
    void anotherPaceTakesItsClipsAsFarAsThereAreAny() throws PromptsException {
        texts.replace("zh/language.yaml", "ordinary: 240", "ordinary: 240\n  slow: 180");
        Utterance said = say("余额，{n, cardinal}", Map.of("n", new Value.Cardinal(8)));

        Utterance slow = texts.load().at(TestPrompts.ZH, new SpeechRate("slow"), said);

        assertThat(slow.words()).isEqualTo(said.words());
        assertThat(ids(slow)).containsExactly("zh/slow/t-1", "zh/pause-200", "zh/slow/n8");
        assertThat(texts.load().at(TestPrompts.ZH, new SpeechRate("fast"), said)).isEqualTo(said);
        assertThat(texts.load().at(TestPrompts.ZH, SpeechRate.ORDINARY, said)).isEqualTo(said);
    }

    @Test
    void namesAreToldWithABreathBetweenAndATextWithoutAnySaysNothing() throws PromptsException {
        String text = "您的单位：{who, names}。";

        Utterance said = say(text, Map.of("who", new Value.Names(List.of("示例厂", "示例店"))));

        assertThat(said.words()).isEqualTo("您的单位：示例厂、示例店。");
        assertThat(ids(said))
                .containsExactly(
                        "zh/t-1",
                        "zh/pause-200",
                        Clip.of(NameId.of("示例厂")).id(),
                        "zh/pause-200",
                        Clip.of(NameId.of("示例店")).id());
        assertThat(said.hasFigures()).isFalse();
        assertThat(say(text, Map.of("who", new Value.Names(List.of()))).isSilent()).isTrue();
    }

    @Test
    void aMissingTextSlotOrKindIsNamed() throws PromptsException {
        assertThatThrownBy(() -> say("{n, money}", Map.of()))
                .hasMessage("no value for slot n of text t");
        assertThatThrownBy(() -> say("{n, money}", Map.of("n", new Value.Cardinal(1))))
                .hasMessage("slot n of text t takes money, not cardinal");
        assertThatThrownBy(() -> texts.load().say(TestPrompts.EN, "none", Map.of()))
                .hasMessage("no text none in en");
        assertThatThrownBy(() -> texts.load().say(new Language("fr"), "t", Map.of()))
                .hasMessage("no language fr");
    }

    private Utterance say(String template, Map<String, Value> slots) throws PromptsException {
        texts.write("zh/texts.yaml", "t: \"" + template + "\"\n");
        return texts.load().say(TestPrompts.ZH, "t", slots);
    }

    private static List<String> ids(Utterance said) {
        return said.clips().stream().map(Clip::id).toList();
    }
}
