package org.hotline12333.insurance.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotline12333.insurance.synthetic.Heard.NEWEST;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.Column;
import org.hotline12333.insurance.delivery.DeliveryFile;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.DeliveryReading;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.delivery.FileReport;
import org.hotline12333.insurance.delivery.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticDeliveryTest {
    private static final YearMonth FROM = YearMonth.of(2024, 11);

    /** Rows that came after the first format. */
    private static final Pattern LATER =
            Pattern.compile(",(PENSION_ACCOUNT|MEDICAL_POOLED|MOBILE|CARD|EMPLOYER|HOSPITAL),");

    @TempDir Path folder;

    /** Whoever changes what a seed makes says so in the changelog, and these lines anew. */
    @Test
    void isTheSameForEver() throws Exception {
        Manifest written = complete(12333, 100, NEWEST).write(folder, UTF_8, false);

        assertThat(written.files())
                .extracting(file -> file.name() + " " + file.rows() + " " + sha256(file.name()))
                .containsExactly(
                        "persons.csv 100 c12197fc1d12234de1eefe5f768619cfb1e7e127bf8651eb41f2e4d41ae1d67b",
                        "enrolments.csv 337 9d012f3d06eca1f4ea1062290dfd420b09d3664b075a00fc40ffb15334e88888",
                        "contributions.csv 6443 bbfec81878c028eaad4a127c9d840c182d7810556fb4d90997eced50c004f295",
                        "accounts.csv 177 e0bf053fd7d87874aa5a77f3118d12644423287fc8fa0e7b3f87b6a1ccdbdad0",
                        "benefits.csv 544 eec801f993d83f501fc89cbbd24362d4fd1d2038ed0570f153dbdba09ecc9a16");
    }

    /** Without what came after the first format, which leaves all else as it was. */
    private String sha256(String file) {
        try {
            long later = DeliveryFile.BENEFITS.columns().stream().filter(Column::later).count();
            String text = Files.readString(folder.resolve(file));
            String first =
                    file.equals(DeliveryFile.BENEFITS.csv())
                            ? text.lines()
                                    .filter(row -> !LATER.matcher(row).find())
                                    .map(row ->
                                            row.replaceAll("(,[^,]*){%d}$".formatted(later), ""))
                                    .collect(Collectors.joining("\r\n", "", "\r\n"))
                            : text;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(first.getBytes(UTF_8)));
        } catch (IOException | GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static SyntheticDelivery complete(long seed, long people, YearMonth to) {
        return new SyntheticDelivery(seed, people, FROM, to, Extent.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE, UTF-8, false", "COMPLETE, GB18030, true", "CHANGES, UTF-8, true"})
    void isReadWithoutAProblem(Extent extent, String charset, boolean zipped) throws Exception {
        Manifest written =
                new SyntheticDelivery(5, 1000, FROM, NEWEST, extent)
                        .write(folder, Charset.forName(charset), zipped);

        ProblemList problems = new ProblemList(SourceLocation.whole(folder.toString()));
        DeliveryFolder delivery =
                DeliveryFolder.open(folder, AgencyTable.shipped(), problems).orElseThrow();
        assertThat(problems.problems()).isEmpty();
        assertThat(delivery.manifest()).isEqualTo(written);
        DeliveryReading reading = delivery.reading(folder.resolve("rejected"), _ -> false);
        for (DeliveryFile file : DeliveryFile.values()) {
            FileReport report = reading.read(file, (_, _) -> {});
            assertThat(report.taken()).isEqualTo(report.rows()).isPositive();
            assertThat(report.mended()).isEmpty();
        }
        assertThat(reading.rejects()).isEmpty();
    }

    @Test
    void theChangesAreFewOfAll() throws Exception {
        Manifest all = complete(5, 500, NEWEST).write(folder.resolve("all"), UTF_8, false);
        Manifest changes =
                new SyntheticDelivery(5, 500, FROM, NEWEST, Extent.CHANGES)
                        .write(folder.resolve("changes"), UTF_8, false);

        assertThat(rows(changes)).isLessThan(rows(all) / 10);
        assertThat(changes.heading().extent()).isEqualTo(Extent.CHANGES);
    }

    private static long rows(Manifest manifest) {
        return manifest.content(DeliveryFile.CONTRIBUTIONS).orElseThrow().rows();
    }

    /** Twenty thousand people would be half a gigabyte if they were kept. */
    @Test
    void keepsNobodyWhoWasWritten() {
        AtomicLong rows = new AtomicLong();
        Runtime memory = Runtime.getRuntime();

        new SyntheticDelivery(1, 20_000, YearMonth.of(2016, 11), NEWEST, Extent.COMPLETE)
                .tell(_ -> {
                    if (rows.incrementAndGet() % 2_000_000 == 0) {
                        memory.gc();
                        assertThat(memory.totalMemory() - memory.freeMemory())
                                .isLessThan(200L << 20);
                    }
                });

        assertThat(rows.get()).isGreaterThan(5_000_000);
    }

    @Test
    void overwritesNothing() throws Exception {
        Files.writeString(folder.resolve("a"), "");

        assertThatThrownBy(() -> complete(1, 1, NEWEST).write(folder, UTF_8, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        folder + " is not empty, and nothing is overwritten: name another folder");
        assertThat(folder).isDirectoryContaining("glob:**a").isDirectoryNotContaining("glob:**csv");
    }
}
