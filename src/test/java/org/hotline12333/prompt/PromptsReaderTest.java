package org.hotline12333.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.authoring.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a folder of prompts, each by file, line and mend. */
class PromptsReaderTest {
    @TempDir Path folder;
    private TestPrompts prompts;

    @BeforeEach
    void begin() {
        prompts = TestPrompts.tiny(folder);
    }

    @Test
    void tellsAllFaultsOfAllFilesAtOnce() {
        prompts.replace("en/language.yaml", "name: Tiny", "nam: Tiny");
        prompts.write("en/texts.yaml", "bye: \"\"\nsum: \"{sum, mony}\"\n");
        prompts.write("zh/numbers.rbnf", "%n: 0: =%m=;\n");

        assertThat(faults())
                .containsExactly(
                        "en/language.yaml: `name` is missing in the file; write it",
                        "en/language.yaml:1: unknown key `nam` in the file; did you mean `name`?",
                        "en/texts.yaml:1: no words; write what the caller hears",
                        "en/texts.yaml:2: slot `sum` is of no known kind: `mony`; write a slot as"
                                + " {name, kind}, such as {balance, money}",
                        "zh/numbers.rbnf:1: bad number rules: No rule set named %m; each line is"
                                + " `%name: 0: words; 1: words;`, each name defined once");
    }

    @Test
    void aFolderWithoutLanguagesIsNoFolderOfPrompts() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(faults(empty)).containsExactly(empty + ": no language; add a folder such as zh");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path absent = folder.resolve("absent");

        assertThat(faults(absent))
                .containsExactly(
                        absent
                                + ": cannot be read: NoSuchFileException; name the folder of the"
                                + " prompts");
    }

    @Test
    void aLanguageIsNamedInSmallLetters() {
        prompts.write("EN/texts.yaml", "bye: Bye.\n");

        assertThat(faults())
                .containsExactly(
                        "EN: not a language folder: EN; name it by small letters, such as zh");
    }

    @Test
    void everyFileOfALanguageIsNeeded() throws IOException {
        Files.delete(folder.resolve("zh/texts.yaml"));
        Files.delete(folder.resolve("zh/numbers.rbnf"));

        assertThat(faults())
                .containsExactly(
                        "zh/numbers.rbnf: the file is missing; add it, as other languages have it",
                        "zh/texts.yaml: the file is missing; add it, as other languages have it");
    }

    @Test
    void aFileIsWrittenInUtf8() throws IOException {
        Files.write(folder.resolve("zh/texts.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});

        assertThat(faults()).containsExactly("zh/texts.yaml: not UTF-8; save it in UTF-8");
    }

    @Test
    void aFileIsYaml() {
        prompts.write("zh/texts.yaml", "bye: Bye.\nsum: \"{sum\n");

        assertThat(faults())
                .singleElement()
                .asString()
                .matches(
                        "zh/texts.yaml:\\d: not YAML: .*; mind indentation, quotes and brackets here"
                                + " and in the line above");
    }

    @Test
    void aTextIsWrittenOnce() {
        prompts.write("zh/texts.yaml", "bye: Bye.\nsum: Sum.\nbye: So long.\n");

        assertThat(faults())
                .contains(
                        "zh/texts.yaml:3: `bye` is written twice, first in line 1; keep one of them");
    }

    @Test
    void aTextIsNoList() {
        prompts.write("zh/texts.yaml", "bye: [a, b]\n");

        assertThat(faults()).contains("zh/texts.yaml:1: `bye` is a list; write a text");
    }

    @Test
    void aCatalogueHasLines() {
        prompts.write("zh/texts.yaml", "- bye\n");

        assertThat(faults())
                .containsExactly("zh/texts.yaml:1: the file is a list; write a mapping");
    }

    @Test
    void aCatalogueIsNotEmpty() {
        prompts.write("zh/texts.yaml", "# to be written\n");

        assertThat(faults()).containsExactly("zh/texts.yaml: the file is empty; write a mapping");
    }

    @Test
    void theIdOfATextNamesAFile() {
        prompts.write("zh/texts.yaml", "\"Bye!\": Bye.\n");

        assertThat(faults())
                .containsExactly(
                        "zh/texts.yaml:1: `Bye!` is no id of a text; use small letters, digits and"
                                + " hyphens, 40 at most");
    }

    @Test
    void aBraceHasItsOtherHalf() {
        prompts.write("zh/texts.yaml", "bye: \"Bye {\"\n");

        assertThat(faults())
                .containsExactly(
                        "zh/texts.yaml:1: a brace `{` without its other half; write a slot as {name,"
                                + " kind}, such as {balance, money}");
    }

    @Test
    void aTextOfItsOwnVoiceHasNoOtherKeys() {
        prompts.write("zh/texts.yaml", "bye:\n  text: Bye.\n  vice: en\n  speed: fast\n");

        assertThat(faults())
                .containsExactly(
                        "zh/texts.yaml:3: unknown key `vice` in `bye`; did you mean `voice`?",
                        "zh/texts.yaml:4: `fast` is no speed; write the engine's words a minute, such"
                                + " as 160");
    }

    @Test
    void twoTextsShareNoClip() {
        prompts.write("zh/texts.yaml", "n1: Bye.\n");

        assertThat(faults())
                .containsExactly(
                        "zh/texts.yaml:1: clip zh/n1 says `one` in %s:27; choose another name"
                                .formatted(folder.resolve("zh/language.yaml")));
    }

    private List<String> faults() {
        return faults(folder);
    }

    private List<String> faults(Path prompts) {
        PromptsException wrong =
                catchThrowableOfType(PromptsException.class, () -> Prompts.load(prompts));
        assertThat(wrong)
                .hasMessage(
                        String.join(
                                "\n", wrong.problems().stream().map(Problem::toString).toList()));
        return wrong.problems().stream()
                .map(fault -> fault.toString().replaceFirst("^" + folder + "/(?!empty|absent)", ""))
                .toList();
    }
}
