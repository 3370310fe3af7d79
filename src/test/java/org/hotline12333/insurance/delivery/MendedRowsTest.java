package org.hotline12333.insurance.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.delivery.HandDelivery.CONTRIBUTIONS;
import static org.hotline12333.insurance.delivery.HandDelivery.ENROLMENTS;
import static org.hotline12333.insurance.delivery.HandDelivery.ID_2;
import static org.hotline12333.insurance.delivery.HandDelivery.PAID;
import static org.hotline12333.insurance.delivery.HandDelivery.PERSON;
import static org.hotline12333.insurance.delivery.HandDelivery.PERSONS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.insurance.delivery.FileReport.Mended;
import org.hotline12333.insurance.delivery.HandDelivery.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that are put right, left out, or handed back for correction. */
class MendedRowsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            value = {
                "BLANKS|1002\t ,1000000020 ,%s\t,0,",
                "BLANKS|1002,1000000020,\u3000%s\u00a0,0, ",
                "FULL_WIDTH|\uff11\uff10\uff10\uff12,1000000020,%s,\uff10,",
                "OLD_ID|1002,1000000020,990000520101001,0,"
            },
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false)
    void persons(Mend rule, String row) throws Exception {
        Outcome outcome =
                new HandDelivery(folder)
                        .text("persons.csv", PERSONS + PERSON + row.formatted(ID_2) + "\n")
                        .read();

        assertThat(outcome.refusal()).isEmpty();
        assertThat(outcome.rejects()).isEmpty();
        PersonRow person = (PersonRow) outcome.last(DeliveryFile.PERSONS);
        assertThat(person.personNumber()).isEqualTo("1002");
        if (rule != Mend.OLD_ID) {
            assertThat(person.idNumber().reveal()).isEqualTo(ID_2);
        }
        assertThat(report(outcome, DeliveryFile.PERSONS).mended())
                .containsExactly(new Mended(rule, 1, 3));
    }

    @Test
    void aSmallXBecomesX() throws Exception {
        String withX =
                IntStream.range(3, 100)
                        .mapToObj(RandomRows::idNumber)
                        .map(IdNumber::reveal)
                        .filter(each -> each.endsWith("X"))
                        .findFirst()
                        .orElseThrow();
        String row = "1002,1000000020," + withX.replace('X', 'x') + ",0,\n";

        Outcome outcome =
                new HandDelivery(folder).text("persons.csv", PERSONS + PERSON + row).read();

        assertThat(((PersonRow) outcome.last(DeliveryFile.PERSONS)).idNumber().reveal())
                .isEqualTo(withX);
        assertThat(report(outcome, DeliveryFile.PERSONS).mended())
                .containsExactly(new Mended(Mend.SMALL_X, 1, 3));
    }

    @Test
    void amountsAndMonthsAreMendedToo() throws Exception {
        Outcome outcome =
                new HandDelivery(folder)
                        .text(
                                "contributions.csv",
                                CONTRIBUTIONS
                                        + "1001,110\t,２０２６０９,202609 ,８０００．５,"
                                        + "640.00 ,1280.0,1\n")
                        .read();

        assertThat(outcome.refusal()).isEmpty();
        ContributionRow row = (ContributionRow) outcome.last(DeliveryFile.CONTRIBUTIONS);
        assertThat(row.forMonth()).isEqualTo(YearMonth.of(2026, 9));
        assertThat(row.base()).isEqualTo(800_050);
        assertThat(report(outcome, DeliveryFile.CONTRIBUTIONS).mended())
                .containsExactly(new Mended(Mend.BLANKS, 1, 2), new Mended(Mend.FULL_WIDTH, 1, 2));
    }

    @Test
    void aRefundMayBeNegative() throws Exception {
        Outcome outcome =
                new HandDelivery(folder)
                        .text(
                                "contributions.csv",
                                CONTRIBUTIONS + PAID + "1001,110,202603,202606,-8000,-0.01,0,1\n")
                        .manifest(text -> text.replace("640.00", "639.99"))
                        .read();

        assertThat(outcome.refusal()).isEmpty();
        assertThat(((ContributionRow) outcome.last(DeliveryFile.CONTRIBUTIONS)).personal())
                .isEqualTo(-1);
    }

    @Test
    void supplementsAndWhoIsNotInsuredAreLeftOutAndCounted() throws Exception {
        Outcome outcome =
                new HandDelivery(folder)
                        .text(
                                "enrolments.csv",
                                ENROLMENTS + "1001,110,0,0,0\n1001,330,1,5,5\n1001,110,4,5,5\n")
                        .text(
                                "contributions.csv",
                                CONTRIBUTIONS + PAID + "1001,330,202609,202609,0,10,0,1\n")
                        .sum("330", "10", "0.00")
                        .read();

        assertThat(outcome.refusal()).isEmpty();
        assertThat(report(outcome, DeliveryFile.ENROLMENTS).leftOut()).isEqualTo(2);
        assertThat(report(outcome, DeliveryFile.ENROLMENTS).taken()).isOne();
        assertThat(report(outcome, DeliveryFile.CONTRIBUTIONS).leftOut()).isOne();
    }

    @Test
    void whoeverTheRecordsKnowIsNoStranger() throws Exception {
        Outcome outcome =
                new HandDelivery(folder)
                        .known("1002"::equals)
                        .text("enrolments.csv", ENROLMENTS + "1002,110,1,1,1\n1003,110,1,1,1\n")
                        .read();

        assertThat(outcome.rejects())
                .containsExactly(
                        "enrolments.csv:3: AAC001 is of nobody whom the delivery or the records"
                                + " know; deliver the person, too");
    }

    @Test
    void rowsOfARejectedPersonAreHandedBackBeyondTheLimit() throws Exception {
        String rows =
                IntStream.range(0, 30)
                        .mapToObj(i -> "1002,110,1," + i + ",1\n")
                        .collect(Collectors.joining());

        Outcome outcome =
                new HandDelivery(folder)
                        .text("persons.csv", PERSONS + PERSON + "1002,1000000020," + ID_2 + ",7,\n")
                        .text("enrolments.csv", ENROLMENTS + rows)
                        .read();

        assertThat(outcome.refusal()).isEmpty();
        assertThat(outcome.rejects())
                .hasSize(31)
                .contains(
                        "enrolments.csv:2: AAC001 is of a person whose own row was rejected; mend"
                                + " that row, and deliver both again");
    }

    @Test
    void rejectedRowsCanBeCorrectedAndDeliveredAgain() throws Exception {
        String bad = "1002,\"1000000020\"," + ID_2 + ",7,\n";
        HandDelivery delivery =
                new HandDelivery(folder)
                        .charset("GB18030")
                        .text("persons.csv", PERSONS + PERSON + bad);
        assertThat(delivery.read().rejects()).hasSize(1);
        Path rejected = folder.resolve("rejected/persons.csv");

        assertThat(Files.readString(rejected, UTF_8))
                .isEqualTo((PERSONS + bad.replace("\"", "")).replace("\n", "\r\n"));
        assertThat(permissions(rejected)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve(DeliveryFolder.REJECTED))).isEqualTo("rwx------");

        String corrected = Files.readString(rejected, UTF_8).replace(",7,", ",1,");
        Outcome again = delivery.text("persons.csv", corrected).known("1001"::equals).read();

        assertThat(again.refusal()).isEmpty();
        assertThat(again.rejects()).isEmpty();
        assertThat(rejected).doesNotExist();
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void noRowPrintsWhatItSays() throws Exception {
        assertThat(new HandDelivery(folder).read().rows())
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.toString()).matches("\\w+Row\\[\\*{4}]"));
    }

    @Test
    void noProblemSaysAValue() throws Exception {
        List<String> told =
                new HandDelivery(folder)
                        .text("persons.csv", PERSONS + PERSON + "77665544,x88776655,x,9,20269999\n")
                        .text("accounts.csv", ACCOUNTS_OF_X)
                        .read()
                        .rejects();

        assertThat(told).hasSize(2).noneMatch(line -> line.contains("77665544"));
        assertThat(told).noneMatch(line -> line.contains("4242"));
    }

    private static final String ACCOUNTS_OF_X = HandDelivery.ACCOUNTS + "1001,110,4242.424,0,0\n";

    private static FileReport report(Outcome outcome, DeliveryFile file) {
        return Optional.ofNullable(outcome.reports().get(file)).orElseThrow();
    }
}
