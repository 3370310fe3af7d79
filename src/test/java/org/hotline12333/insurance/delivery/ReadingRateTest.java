package org.hotline12333.insurance.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.Manifest.Heading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contributions read strictly beside a bare loop of the CSV library over the same file. */
@Tag("long")
class ReadingRateTest {
    private static final AgencyTable TABLE = AgencyTable.shipped();
    private static final int PEOPLE = Integer.getInteger("people", 20_000);
    private static final int MONTHS = 60;
    private static final int RUNS = 5;

    @TempDir Path folder;
    private long seen;

    @ParameterizedTest
    @CsvSource({"UTF-8, false", "UTF-8, true", "GB18030, false", "GB18030, true"})
    void asFastAsTheBareLibrary(String charset, boolean zipped) throws Exception {
        long rows = write(Charset.forName(charset), zipped);
        Path file = folder.resolve("contributions.csv" + (zipped ? ".gz" : ""));
        List<Double> ratios = new ArrayList<>();
        double strictest = 0;
        double barest = 0;
        for (int run = 0; run < RUNS; run++) {
            double bare = rows / seconds(() -> bare(file, Charset.forName(charset), zipped));
            double strict = rows / strict();
            ratios.add(strict / bare);
            barest = Math.max(barest, bare);
            strictest = Math.max(strictest, strict);
        }
        ratios.sort(null);
        System.out.printf(
                "%s%s: %.2f M rows/s strict, %.2f bare, ratio %.2f (median of %d)%n",
                charset,
                zipped ? " .gz" : "",
                strictest / 1e6,
                barest / 1e6,
                ratios.get(RUNS / 2),
                RUNS);
        assertThat(seen).isPositive();
    }

    private long write(Charset charset, boolean zipped) throws IOException {
        Heading heading =
                new Heading(
                        "990000",
                        "990000",
                        YearMonth.of(2021, 10),
                        YearMonth.of(2026, 9),
                        Extent.COMPLETE,
                        charset);
        Kind pension = Optional.ofNullable(TABLE.kinds().get("110")).orElseThrow();
        try (DeliveryWriter writer = DeliveryWriter.begin(folder, heading, TABLE, zipped)) {
            for (int i = 0; i < PEOPLE; i++) {
                String person = "9900%08d".formatted(i);
                writer.write(RandomRows.person(i, person));
                for (int m = 0; m < MONTHS; m++) {
                    YearMonth month = heading.from().plusMonths(m);
                    writer.write(
                            new ContributionRow(
                                    person,
                                    pension,
                                    month,
                                    month,
                                    800_000 + i,
                                    64_000 + m,
                                    128_000,
                                    true));
                }
            }
            writer.finish();
        }
        return (long) PEOPLE * MONTHS;
    }

    private void bare(Path file, Charset charset, boolean zipped) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream text = zipped ? new GZIPInputStream(in, 1 << 16) : in;
                CsvReader<CsvRecord> csv =
                        CsvReader.builder().ofCsvRecord(new InputStreamReader(text, charset))) {
            for (CsvRecord row : csv) {
                seen += row.getFieldCount();
            }
        }
    }

    private double strict() throws Exception {
        ProblemList problems = new ProblemList(SourceLocation.whole("delivery"));
        DeliveryReading reading =
                DeliveryFolder.open(folder, TABLE, problems)
                        .orElseThrow()
                        .reading(folder.resolve("rejected"), _ -> false);
        reading.read(DeliveryFile.PERSONS, (_, _) -> seen++);
        return seconds(() ->
                reading.read(
                        DeliveryFile.CONTRIBUTIONS,
                        (row, _) -> seen += ((ContributionRow) row).personal()));
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Of this thread alone: others work on the machine, too. */
    private static double seconds(Work work) throws Exception {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - before) / 1e9;
    }
}
