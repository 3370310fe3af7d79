package org.hotline12333.insurance.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a delivery says of persons, on a disk where nobody else may read it. */
class SpillTest {
    /** More than a buffer holds. */
    private static final int ROWS = 1_000;

    private static final String TAIL = "13579246";

    private static final BenefitRow ROW =
            new BenefitRow(
                    "",
                    new BenefitRow.Pension(
                            YearMonth.of(2026, 10), 300_000, LocalDate.of(2026, 10, 15), TAIL));

    @TempDir Path folder;

    /** The same of two persons, each in a file of their own. */
    private Spill spilled() throws IOException {
        Spill spill = Spill.over(folder, 1, 20, 2);
        for (int line = 0; line < ROWS; line++) {
            spill.add(1, ROW, line);
            spill.add(20, ROW, line);
        }
        return spill;
    }

    private List<String> texts() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> {
                        try {
                            return Files.readString(file, ISO_8859_1);
                        } catch (IOException fault) {
                            throw new java.io.UncheckedIOException(fault);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void nothingIsInTheClearAndNoTwoFilesAreSealedAlike() throws IOException {
        try (Spill _ = spilled();
                Spill _ = spilled();
                Stream<Path> folders = Files.list(folder)) {
            List<String> texts = texts();

            assertThat(texts).hasSize(4).noneMatch(text -> text.contains(TAIL));
            // of both persons' numbers and lines the first bytes are the same
            assertThat(texts).extracting(text -> text.substring(0, 7)).doesNotHaveDuplicates();
            assertThat(folders)
                    .hasSize(2)
                    .allSatisfy(each ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(each)))
                                    .isEqualTo("rwx------"));
        }
    }

    @Test
    void itIsReadAsItWasAndNothingIsLeft() throws IOException {
        try (Spill spill = spilled()) {
            assertThat(spill.read(1))
                    .containsOnlyKeys(20L)
                    .allSatisfy((_, said) ->
                            assertThat(said)
                                    .hasSize(ROWS)
                                    .endsWith(new Spill.Said(ROW, ROWS - 1L)));
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void eachPersonIsInOneRangeAndTheRangesTouch() throws IOException {
        try (Spill spill = Spill.over(folder, 1, 20, 3)) {
            long next = 1;
            for (int range = 0; range < spill.ranges(); range++) {
                assertThat(spill.firstOf(range)).isEqualTo(next);
                next = spill.lastOf(range) + 1;
                spill.add(spill.firstOf(range), ROW, 2);
                spill.add(spill.lastOf(range), ROW, 3);

                assertThat(spill.read(range))
                        .containsOnlyKeys(spill.firstOf(range), spill.lastOf(range));
            }
            assertThat(next).isGreaterThan(20);
        }
    }
}
