package org.hotline12333.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.prompt.LongText;
import org.hotline12333.prompt.Prompts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnnouncementReaderTest {
    private static final Path BROKEN =
            Path.of("src", "test", "resources", "announcements", "broken");
    private static final String EXPECT = "# expect: ";

    private static Prompts prompts;

    @BeforeAll
    static void load(@TempDir Path folder) {
        prompts = LongText.in(folder);
    }

    @ParameterizedTest
    @EnumSource
    void isToldByFileLineAndMend(AnnouncementProblem kind) throws IOException {
        Path file =
                BROKEN.resolve(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".yaml");
        ProblemList problems = new ProblemList(SourceLocation.whole(file.toString()));

        AnnouncementReader.read(file, prompts, problems);

        List<String> expected =
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(EXPECT))
                        .map(line -> file + ":" + line.substring(EXPECT.length()))
                        .toList();
        assertThat(problems.problems())
                .extracting(Problem::toString)
                .containsExactlyElementsOf(expected);
        assertThat(problems.problems()).extracting(Problem::kind).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31T23:59:59, 0",
        "2026-01-01T00:00, 1",
        "2026-01-01T05:59:59, 1",
        "2026-01-01T06:00, 0",
    })
    void theShippedOneIsOverByItself(LocalDateTime moment, int told) {
        ProblemList problems = new ProblemList(SourceLocation.whole(""));
        Path file = Path.of("dialplans/announcements/announcements.yaml");

        assertThat(AnnouncementReader.read(file, prompts, problems).at(moment)).hasSize(told);
        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void aProjectWithoutTheFileHasNone() {
        ProblemList problems = new ProblemList(SourceLocation.whole(""));

        assertThat(AnnouncementReader.read(Path.of("none.yaml"), prompts, problems).all())
                .isEmpty();
        assertThat(problems.problems()).isEmpty();
    }
}
