package org.hotline12333.dialog.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.authoring.Problem;
import org.hotline12333.dialog.Slots;
import org.hotline12333.dialog.reading.DialplanReader;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file of a dialplan holds: it is a dialplan, or its problems are told. */
class DialplanFuzzTest {
    private static final Path BROKEN = Path.of("src", "test", "resources", "dialplans", "broken");

    @TempDir static Path folder;

    /** One dialplan for each kind of problem. */
    static Stream<byte[]> seeds() throws IOException {
        try (Stream<Path> files = Files.list(BROKEN)) {
            List<byte[]> contents = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                contents.add(Files.readAllBytes(file));
            }
            return contents.stream();
        }
    }

    @ParameterizedTest(name = "seed {index}")
    @MethodSource("seeds")
    void isADialplanOrItsProblemsAreTold(byte[] content) throws IOException {
        Files.write(folder.resolve("plan.yaml"), content);

        UncheckedDialplan unchecked = DialplanReader.read(folder);
        List<Problem> problems =
                Checker.check(unchecked, TestContracts.all(), Set.of("office"), new TestTexts());

        if (problems.isEmpty()) {
            assertThat(unchecked.dialplan(new Slots(Map.of(), Map.of())).dialogs()).isNotEmpty();
        }
        assertThat(problems)
                .allSatisfy(problem -> {
                    assertThat(problem.file()).startsWith(folder.toString());
                    assertThat(problem.line()).isNotNegative();
                    assertThat(problem.toString()).doesNotContain("\n").contains("; ");
                    assertThat(problem.mend()).isNotBlank();
                });
    }

    /** {@code JAZZER_FUZZ=1 mvn test -Dtest=DialplanFuzzTest#whateverIsWritten}. */
    @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = ".+")
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void whateverIsWritten(byte[] content) throws IOException {
        isADialplanOrItsProblemsAreTold(content);
    }
}
