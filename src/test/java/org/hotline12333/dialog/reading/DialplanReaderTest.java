package org.hotline12333.dialog.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.dialog.Filler;
import org.hotline12333.dialog.check.DialplanException;
import org.hotline12333.dialog.check.Dialplans;
import org.hotline12333.dialog.check.Plans;
import org.hotline12333.dialog.check.TestContracts;
import org.hotline12333.dialog.check.TestTexts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialplanReaderTest {
    private static final String MAIN =
            """
            main:
              menu:
                prompt: main-menu
                choices:
                  "1": {goto: main}
            """;

    @TempDir private Path folder;

    @BeforeEach
    void cleanDialplan() {
        Plans.write(folder, MAIN);
    }

    @Test
    void findsNothingWrongWithTheSmallestDialplan() {
        assertThat(Plans.problems(folder)).isEmpty();
    }

    @Test
    void tellsTheProblemsOfAllFilesAtOnceInTheirOrder() {
        Plans.write(folder, "b.yaml", "dialogs:\n  b: {menu: {prompt: hello, choices: [1]}}\n");
        Plans.write(folder, "a.yaml", "dialogs:\n  a: {form: {sumbit: look}}\nstrat: main\n");

        assertThat(Plans.problems(folder))
                .containsExactly(
                        "a.yaml:2: `outcomes` is missing in a form; write it",
                        "a.yaml:2: `submit` is missing in a form; write it",
                        "a.yaml:2: unknown key `sumbit` in a form; did you mean `submit`?",
                        "a.yaml:3: unknown key `strat` in a dialplan; did you mean `start`?",
                        "b.yaml:2: `choices` is a list; write a mapping");
    }

    @Test
    void tellsAProblemInOneLineWhateverItQuotes() {
        Plans.write(folder, MAIN.replace("goto: main", "goto: \"quiet\\r\\nhours\""));

        assertThat(Plans.problems(folder))
                .containsExactly(
                        "dialogs.yaml:6: there is no dialog `quiet hours`; use `main`",
                        "dialogs.yaml:6: `quiet hours` is not a name; use up to 64 lower-case"
                                + " letters, digits and hyphens");
    }

    @Test
    void goesOnAfterAFileThatIsNotYamlAndDoesNotMissWhatMayStandInIt() {
        Plans.write(folder, "rest.yaml", "start: main\nqueues: {agents: {\n");
        Plans.write(folder, "z.yaml", "dialogs:\n  z: {menu: {promt: hello}}\n");

        assertThat(Plans.problems(folder))
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("rest.yaml:3: not YAML: "))
                .contains("z.yaml:2: unknown key `promt` in a menu; did you mean `prompt`?")
                .noneMatch(problem -> problem.contains("no queue"));
    }

    @Test
    void refusesADialogThatTwoFilesHave() {
        Plans.write(folder, "other.yaml", "dialogs:\n" + MAIN.indent(2));

        assertThat(Plans.problems(folder))
                .containsExactly(
                        "other.yaml:2: `main` is written twice, first in dialogs.yaml:2;"
                                + " keep one of them");
    }

    @Test
    void refusesASectionThatTwoFilesHave() {
        Plans.write(folder, "zz.yaml", "start: main\n");

        assertThat(Plans.problems(folder))
                .containsExactly(
                        "zz.yaml:1: `start` is written twice, first in rest.yaml:1;"
                                + " keep one of them");
    }

    @Test
    void refusesDialogsTwiceInOneFile() {
        Plans.write(folder, "zz.yaml", "dialogs: {}\ndialogs: {}\n");

        assertThat(Plans.problems(folder))
                .containsExactly(
                        "zz.yaml:2: `dialogs` is written twice, first in line 1; keep one of them");
    }

    @Test
    void refusesASecondDocument() {
        Plans.write(folder, "zz.yaml", "dialogs: {}\n---\ndialogs: {}\n");

        assertThat(Plans.problems(folder))
                .singleElement()
                .asString()
                .startsWith("zz.yaml:2: a second document begins here; ");
    }

    @Test
    void tellsWhatTheDialplanAsAWholeLacks() {
        Plans.write(folder, "rest.yaml", "# nothing\n");

        assertThat(Plans.problems(folder))
                .contains(
                        folder + ": `start` is missing in a dialplan; write it",
                        folder + ": `catch` is missing in a dialplan; write it");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path absent = folder.resolve("absent");

        assertThat(Plans.problems(absent))
                .contains(
                        absent
                                + ": cannot be read: NoSuchFileException;"
                                + " name a folder of .yaml files");
    }

    @Test
    void refusesAFileOverAMegabyte() {
        Plans.write(folder, "zz.yaml", "#".repeat(SourceText.BYTES_MAX + 1));

        assertThat(Plans.problems(folder))
                .containsExactly("zz.yaml: too long; keep to 1048576 bytes");
    }

    @Test
    void refusesADepthThatNoDialplanNeeds() {
        Plans.write(folder, "zz.yaml", "[".repeat(1000));

        assertThat(Plans.problems(folder))
                .singleElement()
                .asString()
                .startsWith("zz.yaml:1: more than 20 levels, one within the other; write less");
    }

    @Test
    void refusesAnAliasBombWithoutUnfoldingIt() {
        Plans.write(folder, "zz.yaml", "dialogs: &a\n  x: [*a, *a, *a]\n");

        assertThat(Plans.problems(folder))
                .filteredOn(problem -> problem.contains("an anchor, alias or tag"))
                .hasSize(4);
    }

    @Test
    void tellsTheColumnToo() {
        Plans.write(folder, "zz.yaml", "dialogs: {}\nstart: [main]\n");

        assertThat(DialplanReader.read(folder).problems().problems())
                .extracting(Problem::line, Problem::column)
                .containsExactly(tuple(2, 1));
    }

    @Test
    void readsWhatIsSaidWhileAServiceTakesLong() {
        assertThat(DialplanReader.read(Path.of("dialplans/hotline")).filler())
                .contains(new Filler("one-moment", Duration.ofSeconds(2)));
    }

    @Test
    void digestsTheSameFilesAlike() {
        assertThat(DialplanReader.read(folder).digest())
                .isEqualTo(DialplanReader.read(folder).digest())
                .matches("[0-9a-f]{12}");
    }

    @Test
    void digestsEveryChange() {
        String before = DialplanReader.read(folder).digest();
        Plans.write(folder, MAIN.replace("main-menu", "menu-main"));

        assertThat(DialplanReader.read(folder).digest()).isNotEqualTo(before);
    }

    @Test
    void throwsAllProblemsWhenLoaded() {
        Plans.write(folder, MAIN.replace("goto: main", "goto: mian"));

        assertThatThrownBy(() ->
                        Dialplans.load(folder, TestContracts.all(), Set.of(), new TestTexts()))
                .isInstanceOf(DialplanException.class)
                .hasMessageEndingWith(
                        "dialogs.yaml:6: there is no dialog `mian`; did you mean `main`?");
    }
}
