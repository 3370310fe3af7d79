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
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.records.UnemploymentBenefit;
import org.hotline12333.insurance.records.WorkInjuryRecord.LabourCapacity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that lie in files for the time of an import: all they say, whose they are, and sealed. */
class SpillTest {
    private static final String NOBODY = "";
    private static final Kind PENSION = new Kind("110", Insurance.PENSION, Scheme.EMPLOYEE);
    private static final Kind RESIDENTS = new Kind("390", Insurance.MEDICAL, Scheme.RESIDENT);
    private static final YearMonth FIRST = YearMonth.of(1980, 1);
    private static final YearMonth FAR = YearMonth.of(2110, 12);
    private static final long MOST = Long.MAX_VALUE;
    private static final long LEAST = Long.MIN_VALUE + 1;

    private static final BenefitRow PENSION_PAID =
            new BenefitRow(
                    NOBODY, new PensionPayment(FAR, MOST, LocalDate.of(2110, 12, 31), "8862"));

    private static final List<DeliveryRow> ALL =
            List.of(
                    new EnrolmentRow(NOBODY, PENSION, Status.PAYING, 0, 1200),
                    new EnrolmentRow(NOBODY, RESIDENTS, Status.SUSPENDED, Integer.MAX_VALUE, 0),
                    new ContributionRow(NOBODY, PENSION, FIRST, FAR, MOST, LEAST, 0, true),
                    new ContributionRow(NOBODY, RESIDENTS, FAR, FIRST, -1, 63, -65, false),
                    new AccountRow(NOBODY, RESIDENTS, LEAST, MOST, 64),
                    PENSION_PAID,
                    new BenefitRow(
                            NOBODY,
                            new UnemploymentBenefit(
                                    MOST, 1200, Optional.of(LocalDate.of(1980, 1, 1)))),
                    new BenefitRow(NOBODY, new UnemploymentBenefit(0, 0, Optional.empty())),
                    new BenefitRow(NOBODY, new LabourCapacity(10)));

    @TempDir Path parent;

    @Test
    void eachPersonGetsTheirRowsInOrder() throws Exception {
        try (Spill spill = Spill.over(parent, 5, 24, 4)) {
            for (int row = 0; row < ALL.size(); row++) {
                for (long person = 5; person <= 24; person += 3) {
                    spill.add(person, ALL.get(row), MOST - row);
                }
            }
            int found = 0;
            for (int range = 0; range < spill.ranges(); range++) {
                SpilledRange said = spill.read(range);
                for (long person = spill.firstOf(range); person <= spill.lastOf(range); person++) {
                    List<Said> rows = said.of(person);
                    if (person <= 24 && person % 3 == 2) {
                        assertThat(rows).extracting(Said::row).isEqualTo(ALL);
                        assertThat(rows).extracting(Said::line).startsWith(MOST, MOST - 1);
                        found++;
                    } else {
                        assertThat(rows).isEmpty();
                    }
                }
            }
            assertThat(found).isEqualTo(7);
        }
        assertThat(parent).isEmptyDirectory();
    }

    /** As many rows as fill several pieces, the last of them in part. */
    @Test
    void nothingStandsThereInTheClear() throws Exception {
        int rows = 3_000;
        try (Spill spill = Spill.over(parent, 1, 2, 2)) {
            for (int line = 1; line <= rows; line++) {
                spill.add(1, PENSION_PAID, line);
                spill.add(2, PENSION_PAID, line);
            }
            List<String> files = written();
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(file).hasSizeGreaterThan(8_000));
            assertThat(files).noneMatch(file -> file.contains("8862"));
            // the same rows of another range are other bytes
            assertThat(files.getFirst().substring(100, 116))
                    .isNotIn(files.getLast().substring(100, 116));
            assertThat(spill.read(1).of(2))
                    .hasSize(rows)
                    .extracting(Said::row)
                    .containsOnly(PENSION_PAID);
            assertThat(spill.read(0).of(1)).extracting(Said::line).endsWith((long) rows);
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void eachImportHasAKeyOfItsOwnAndAFolderThatIsItsUsersAlone() throws Exception {
        try (Spill one = Spill.over(parent, 1, 1, 1);
                Spill other = Spill.over(parent, 1, 1, 1);
                Stream<Path> folders = Files.list(parent)) {
            for (int line = 1; line <= 1_000; line++) {
                one.add(1, PENSION_PAID, line);
                other.add(1, PENSION_PAID, line);
            }
            List<String> files = written();
            assertThat(files).hasSize(2);
            assertThat(files.getFirst().substring(0, 16))
                    .isNotEqualTo(files.getLast().substring(0, 16));
            assertThat(folders)
                    .hasSize(2)
                    .allSatisfy(folder ->
                            assertThat(Files.getPosixFilePermissions(folder))
                                    .isEqualTo(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(parent)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+"))
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
}
