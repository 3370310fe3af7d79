package org.hotline12333.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.prompt.LongText;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopicReaderTest {
    private static final Path BROKEN = Path.of("src", "test", "resources", "topics", "broken");
    private static final String EXPECT = "# expect: ";

    private static Prompts prompts;

    @TempDir Path folder;

    @BeforeAll
    static void load(@TempDir Path sounds) {
        prompts = LongText.in(sounds);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ORDER_TAKEN", "ENDS_SOON"})
    void isToldByFileLineAndMend(TopicProblem kind) throws IOException {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".yaml";
        Path file = Files.copy(BROKEN.resolve(name), folder.resolve(name));

        List<Problem> problems = problems();

        List<String> expected =
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(EXPECT))
                        .map(line -> file + ":" + line.substring(EXPECT.length()))
                        .toList();
        assertThat(problems).extracting(Problem::toString).containsExactlyElementsOf(expected);
        assertThat(problems).extracting(Problem::kind).contains(kind);
    }

    @Test
    void twoTopicsHaveNotTheSamePlace() throws IOException {
        copy("law", "law");
        copy("law", "law-again");

        assertThat(problems())
                .extracting(Problem::toString)
                .containsExactly(
                        folder.resolve("law.yaml")
                                + ":3: `law-again` has the place 50 in `policies` already;"
                                + " take another number");
    }

    @Test
    void aTopicIsCalledAsATextIs() throws IOException {
        copy("law", "The Law");

        assertThat(problems())
                .singleElement()
                .asString()
                .endsWith(
                        "a topic cannot be called `The Law`; name the file in small letters,"
                                + " digits and hyphens");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Files.writeString(folder.resolve("one.yaml"), "list: guides\nside: 2\n");
        Files.writeString(folder.resolve("two.yaml"), "from: tomorrow\n");

        assertThat(problems()).hasSizeGreaterThan(10);
    }

    @Test
    void aProjectWithoutTheFolderHasNone() {
        assertThat(TopicReader.read(folder.resolve("none"), prompts, list()).all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-31, false",
        "2025-01-01, true",
        "2039-12-31, true",
        "2040-01-01, false",
    })
    void theRetirementAgeIsToldFromItsFirstDayToItsLast(LocalDate day, boolean told) {
        assertThat(ShippedTopics.read(prompts(Path.of("prompts"))).on(day).of("policies"))
                .extracting(Topic::id)
                .satisfies(ids -> assertThat(ids.contains("retirement")).isEqualTo(told));
    }

    @ParameterizedTest
    @CsvSource({
        "2039-12-16, 0",
        "2039-12-17, 1",
        "2039-12-31, 1",
        "2040-01-01, 0",
    })
    void whatEndsWithinFourteenDaysIsWarnedOf(LocalDate today, int warnings) {
        assertThat(ShippedTopics.read(prompts(Path.of("prompts"))).ending(today))
                .hasSize(warnings)
                .allSatisfy(warning ->
                        assertThat(warning)
                                .hasToString(
                                        "dialplans/topics/retirement.yaml:9: `retirement` is told"
                                                + " until 2039-12-31 alone; write a later `until`,"
                                                + " or what is true then"));
    }

    private static Prompts prompts(Path from) {
        try {
            return Prompts.load(from);
        } catch (PromptsException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copy(String topic, String name) throws IOException {
        Files.copy(ShippedTopics.FOLDER.resolve(topic + ".yaml"), folder.resolve(name + ".yaml"));
    }

    private List<Problem> problems() {
        ProblemList problems = list();
        assertThat(TopicReader.read(folder, prompts, problems).all().size()).isLessThan(2);
        return problems.problems();
    }

    private ProblemList list() {
        return new ProblemList(SourceLocation.whole(folder.toString()));
    }
}
