package org.hotline12333.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One broken folder for each kind of problem, named after it, its exact problems written in the
 * first lines of its files; a kind without a folder fails.
 */
class BrokenHoursTest {
    private static final Path BROKEN = Path.of("src", "test", "resources", "hours", "broken");
    private static final String EXPECT = "# expect: ";

    @TempDir Path folder;

    private static List<Problem> problems(Path folder) {
        ProblemList problems = new ProblemList(SourceLocation.whole(folder.toString()));
        HoursReader.read(folder, problems);
        return problems.problems();
    }

    @ParameterizedTest
    @EnumSource
    void isToldByFileLineAndMend(HoursProblem kind) throws IOException {
        Path broken = BROKEN.resolve(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));

        List<Problem> problems = problems(broken);

        assertThat(problems)
                .extracting(problem -> problem.toString().replace(broken + "/", ""))
                .containsExactlyInAnyOrderElementsOf(expected(broken));
        assertThat(problems).extracting(Problem::kind).contains(kind);
    }

    private static List<String> expected(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(BrokenHoursTest::lines)
                    .filter(line -> line.startsWith(EXPECT))
                    .map(line -> line.substring(EXPECT.length()))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatIsHalfReadIsNotProvenClosed() throws IOException {
        Files.writeString(folder.resolve("hours.yaml"), "hours:\n  office: {workdays: [8-12]}\n");

        assertThat(problems(folder))
                .extracting(Problem::kind)
                .containsExactly(HoursProblem.BAD_SPAN);
    }

    @Test
    void aProjectWithoutTheFolderHasNoHours() {
        assertThat(problems(folder.resolve("none"))).isEmpty();
    }

    @Test
    void anUnreadableFolderIsNoEmptyOne() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(problems(file)).singleElement().asString().contains("cannot be read");
    }
}
