package org.hotline12333.insurance.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agency may say of its codes, titles and dates. */
class AgencyTableTest {
    @TempDir Path folder;

    /** As it is shipped, but for a line. */
    static AgencyTable with(String line) {
        try {
            Path file = Files.createTempFile("agency", ".yaml");
            Files.writeString(file, shipped(line));
            ProblemList problems = new ProblemList(SourceLocation.whole("agency.yaml"));
            AgencyTable table = AgencyTable.read(file, problems).orElseThrow();
            Files.delete(file);
            return table;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String shipped(String line) throws IOException {
        try (InputStream in = AgencyTable.class.getResourceAsStream("/agency.yaml")) {
            String key = line.substring(0, line.indexOf(':'));
            String text = new String(in.readAllBytes(), UTF_8);
            String without = text.replaceAll("(?m)^" + key + ":.*\n", "");
            return without + line + "\n";
        }
    }

    @Test
    void theShippedTableHasTheCodesInUse() {
        AgencyTable table = AgencyTable.shipped();

        assertThat(table.kinds())
                .containsEntry("170", new Kind("170", Insurance.PENSION, Scheme.RESIDENT));
        assertThat(table.kinds().values()).extracting(Kind::insurance).contains(Insurance.values());
        assertThat(table.leftOut()).hasSize(6).contains("330");
        assertThat(table.standings())
                .hasSize(5)
                .containsEntry("3", Standing.SUSPENDED)
                .containsEntry("4", Standing.PAYING);
        assertThat(table.retired()).containsEntry("1", true).containsEntry("0", false);
    }

    @Test
    void anAgencyMayHaveTitlesAndDatesOfItsOwn() throws Exception {
        String persons =
                "个人编号,AAC002,AAC147,AAC084,AAE138\n1001,1000000012,%s,0,2026-09-03\n"
                        .formatted(HandDelivery.ID);
        AgencyTable table = with("titles: {个人编号: AAC001}");
        AgencyTable hyphens =
                new AgencyTable(
                        table.kinds(),
                        table.leftOut(),
                        table.standings(),
                        table.retired(),
                        table.titles(),
                        table.ignored(),
                        DateForm.HYPHENS,
                        table.charset());

        var outcome =
                new HandDelivery(folder)
                        .table(hyphens)
                        .text("persons.csv", persons)
                        .text(
                                "contributions.csv",
                                HandDelivery.CONTRIBUTIONS
                                        + HandDelivery.PAID.replace("202609", "2026-09"))
                        .read();

        assertThat(outcome.refusal()).isEmpty();
        assertThat(((PersonRow) outcome.last(DeliveryFile.PERSONS)).died())
                .contains(LocalDate.of(2026, 9, 3));
    }

    @Test
    void theTableMaySayTheCharset() throws Exception {
        var outcome =
                new HandDelivery(folder)
                        .table(with("charset: GB18030"))
                        .manifest(text -> text.replace(" \"charset\": \"UTF-8\",", ""))
                        .read();

        assertThat(outcome.refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "codes: {}|unknown key `codes` in the file",
                "charset: GBK|`charset` cannot be `GBK`",
                "dates: american|`dates` cannot be `american`",
                "titles: {NAME: AAC003}|`NAME` cannot be `AAC003`",
                "titles: NAME|`titles` is a text",
            })
    void whatIsWrongIsTold(String line, String message) throws Exception {
        Path file = folder.resolve("agency.yaml");
        Files.writeString(file, shipped(line));
        ProblemList problems = new ProblemList(SourceLocation.whole("agency.yaml"));

        assertThat(AgencyTable.read(file, problems)).isEmpty();
        assertThat(problems.problems()).anyMatch(problem -> problem.message().equals(message));
    }

    @Test
    void eachCodeHasOneMeaning() throws Exception {
        Path file = folder.resolve("agency.yaml");
        Files.writeString(
                file,
                """
                AAE140: {"110": {insurance: alms}, "": left-out, "33": out}
                AAC031: {"1": paying, "1": suspended}
                """);
        ProblemList problems = new ProblemList(SourceLocation.whole("agency.yaml"));

        assertThat(AgencyTable.read(file, problems)).isEmpty();
        assertThat(problems.problems().stream().map(problem -> problem.line() + problem.message()))
                .containsExactly(
                        "0`AAC084` is missing in the file",
                        "1`insurance` cannot be `alms`",
                        "1`` is no code",
                        "1`33` cannot be `out`",
                        "2`1` is written twice, first in line 2");
    }
}
