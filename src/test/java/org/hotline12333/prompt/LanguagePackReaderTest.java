package org.hotline12333.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.hotline12333.authoring.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with how a language speaks. */
class LanguagePackReaderTest {
    @TempDir Path folder;
    private TestPrompts prompts;

    @BeforeEach
    void begin() {
        prompts = TestPrompts.tiny(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ordinary: 160} | {slow: 110} | :3: `ordinary` is missing in `paces`; write it",
                "ordinary: 160 | ordinary: quick | :3: `quick` is no speed; write the engine's words a"
                        + " minute, such as 160",
                "ordinary: 160 | ordinary: 0 | :3: `0` is no speed; write the engine's words a minute,"
                        + " such as 160",
                "ordinary: 160 | ordinary: 160, Slow: 1 | :3: not a pace: Slow; name it by small letters,"
                        + " such as slow",
                "200ms | comma | :8: `comma` is no length of a pause; write milliseconds, such as 200ms",
                "200ms | 10000ms | :8: `10000ms` is no length of a pause; write milliseconds, such as"
                        + " 200ms",
                "voice: voice-zh | voice: {a: b} | :2: `voice` is a mapping; write a text",
                "{one: n1} | {one: N1} | :27: not a clip id: zh/N1; use small letters, digits and hyphens,"
                        + " 64 at most with the language",
                "grade: | grad: | :26: unknown key `grad` in `kinds`; did you mean `grade`?",
                "cardinal: \"{n, %n}\" | cardinal: \"{m, %n}\" | :11: `cardinal` has no field `m`; did"
                        + " you mean `n`?",
                "cardinal: \"{n, %n}\" | cardinal: \"{n, %o}\" | :11: no rule set `%o` in numbers.rbnf;"
                        + " did you mean `%n`?",
                "cardinal: \"{n, %n}\" | cardinal: \"one\" | :11: `cardinal` does not say [n]; add"
                        + " {field, %rule-set}",
                "cardinal: \"{n, %n}\" | cardinal: \"{n %n}\" | :11: `{n %n}` is not {name, kind}; write a"
                        + " field as {field, %rule-set}",
                "cardinal: \"{n, %n}\" | cardinal: \"{n, %n} two\" | :11: no clip for `two`; add it to the"
                        + " lexicon",
                "time: {hour: | time: {our: | :21: unknown key `our` in `time`; did you mean `hour`?"
            })
    void saysWhereAndHowToMend(String old, String broken, String fault) {
        prompts.replace("zh/language.yaml", old, broken);

        assertThat(faults()).contains(folder.resolve("zh/language.yaml") + fault);
    }

    @Test
    void whatIsWrittenIsSaid() {
        prompts.write("zh/texts.yaml", "balance: \"{balance, cardinal}\"\n");
        prompts.write(
                "zh/written.yaml",
                """
                balnce: "none"
                balance: "{balance, money}"
                """);

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        folder.resolve("zh/written.yaml")
                                + ":1: `balnce` is written, and never said; name a text of texts.yaml",
                        folder.resolve("zh/written.yaml")
                                + ":2: slot `balance` is no money of the text that is said; take the"
                                + " slots of texts.yaml, as they stand there");
    }

    @Test
    void aPauseIsOneSymbol() {
        prompts.replace("zh/language.yaml", "\",\": 200ms", "\",,\": 200ms");

        assertThat(faults())
                .contains(
                        folder.resolve("zh/language.yaml")
                                + ":8: a pause of several symbols; write one");
    }

    @Test
    void everyKindHasAPattern() {
        prompts.replace("zh/language.yaml", "  grade: \"{n, %n}\"\n", "");

        assertThat(faults())
                .containsExactly(
                        folder.resolve("zh/language.yaml")
                                + ":9: `grade` is missing in `kinds`; write it");
    }

    @Test
    void everySectionIsNeeded() {
        prompts.write("zh/language.yaml", "name: Tiny\nvoice: tiny\n");

        assertThat(faults())
                .contains(
                        folder.resolve("zh/language.yaml")
                                + ": `pauses` is missing in the file; write it",
                        folder.resolve("zh/language.yaml")
                                + ": `lexicon` is missing in the file; write it",
                        folder.resolve("zh/language.yaml")
                                + ": `paces` is missing in the file; write it");
    }

    private List<String> faults() {
        return catchThrowableOfType(PromptsException.class, () -> Prompts.load(folder))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }
}
