package org.hotline12333.insurance.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.Manifest.Heading;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is written is read back as it was. */
class DeliveryRoundTripTest {
    private static final AgencyTable TABLE = AgencyTable.shipped();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, UTF-8, false",
        "2, UTF-8, true",
        "3, GB18030, false",
        "4, GB18030, true",
        "5, UTF-8, true",
        "6, GB18030, true"
    })
    void whatIsWrittenIsReadBack(long seed, String charset, boolean zipped) throws Exception {
        Heading heading =
                new Heading(
                        "990000",
                        "990000",
                        YearMonth.of(1998, 1),
                        YearMonth.of(2026, 9),
                        Extent.COMPLETE,
                        Charset.forName(charset));
        List<DeliveryRow> rows = new RandomRows(new Random(seed), heading, TABLE).rows(200);

        Manifest written;
        try (DeliveryWriter writer = DeliveryWriter.begin(folder, heading, TABLE, zipped)) {
            for (DeliveryRow row : rows) {
                writer.write(row);
            }
            written = writer.finish();
        }

        ProblemList problems = new ProblemList(SourceLocation.whole(folder.toString()));
        DeliveryFolder delivery = DeliveryFolder.open(folder, TABLE, problems).orElseThrow();
        assertThat(problems.problems()).isEmpty();
        assertThat(delivery.manifest()).isEqualTo(written);
        DeliveryReading reading = delivery.reading(folder.resolve("rejected"), _ -> false);
        List<DeliveryRow> read = new ArrayList<>();
        for (DeliveryFile file : DeliveryFile.values()) {
            FileReport report = reading.read(file, (row, _) -> read.add(row));
            assertThat(report.rejected()).isZero();
            assertThat(report.taken()).isEqualTo(report.rows());
        }
        assertThat(reading.rejects()).isEmpty();
        assertThat(read).containsExactlyElementsOf(inTheOrderOfFiles(rows));
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve(Manifest.NAME))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(folder.resolve(Manifest.NAME), UTF_8)).endsWith("}\n");
    }

    private static List<DeliveryRow> inTheOrderOfFiles(List<DeliveryRow> rows) {
        List<DeliveryRow> ordered = new ArrayList<>();
        for (DeliveryFile file : DeliveryFile.values()) {
            rows.stream().filter(row -> row.file() == file).forEach(ordered::add);
        }
        return ordered;
    }
}
