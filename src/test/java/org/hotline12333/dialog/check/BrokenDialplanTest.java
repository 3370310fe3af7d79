package org.hotline12333.dialog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.authoring.FileProblem;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemKind;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.DialplanReader;
import org.hotline12333.topic.Topic;
import org.hotline12333.topic.Topics;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One broken dialplan for each kind of problem, named after it, its exact problems written in its
 * first lines, line 0 where the file as a whole is at fault; a kind without a file fails.
 */
class BrokenDialplanTest {
    private static final Path BROKEN = Path.of("src", "test", "resources", "dialplans", "broken");
    private static final String EXPECT = "# expect: ";

    static Stream<ProblemKind> kinds() {
        return Stream.concat(
                // A dialplan holds no amounts and no months.
                EnumSet.complementOf(EnumSet.of(FileProblem.BAD_VALUE)).stream(),
                Stream.of(DialplanProblem.values()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isToldByFileLineAndMend(ProblemKind kind, @TempDir Path folder) throws IOException {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".yaml";
        Path file = Files.copy(BROKEN.resolve(name), folder.resolve(name));

        List<Problem> problems =
                Checker.check(
                        DialplanReader.read(folder, topics(kind, file)),
                        TestContracts.all(),
                        Set.of("office"),
                        new TestTexts());

        assertThat(problems)
                .extracting(problem -> problem.toString().replace(file.toString(), name))
                .containsExactlyElementsOf(expected(file, name));
        assertThat(problems).extracting(Problem::kind).contains(kind);
    }

    /** What is wrong with lists of topics is seen where there is one. */
    private static Topics topics(ProblemKind kind, Path file) {
        return switch (kind) {
            case DialplanProblem.TOPIC_KEYS,
                    DialplanProblem.TOPIC_LIST,
                    DialplanProblem.TOPIC_UNWRITTEN ->
                    new Topics(List.of(topic("guides", "policy-retirement", file)));
            case DialplanProblem.TOPIC_LONG ->
                    new Topics(List.of(topic("guides", "written-at-length", file)));
            default -> Topics.NONE;
        };
    }

    private static Topic topic(String list, String part, Path file) {
        return new Topic(
                "law",
                list,
                1,
                "main-menu",
                List.of(part),
                List.of(),
                "",
                LocalDate.EPOCH,
                Optional.empty(),
                SourceLocation.whole(file.toString()));
    }

    private static List<String> expected(Path file, String name) throws IOException {
        // Latin-1, because one of the files is not UTF-8.
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .takeWhile(line -> line.startsWith("#"))
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> name + ":" + line.substring(EXPECT.length()))
                .map(line -> line.replace(":0: ", ": "))
                .toList();
    }
}
