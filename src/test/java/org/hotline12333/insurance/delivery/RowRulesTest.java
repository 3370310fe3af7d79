package org.hotline12333.insurance.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.delivery.HandDelivery.ACCOUNTS;
import static org.hotline12333.insurance.delivery.HandDelivery.BENEFITS;
import static org.hotline12333.insurance.delivery.HandDelivery.CONTRIBUTIONS;
import static org.hotline12333.insurance.delivery.HandDelivery.ENROLMENTS;
import static org.hotline12333.insurance.delivery.HandDelivery.ID;
import static org.hotline12333.insurance.delivery.HandDelivery.ID_2;
import static org.hotline12333.insurance.delivery.HandDelivery.PAID;
import static org.hotline12333.insurance.delivery.HandDelivery.PERSON;
import static org.hotline12333.insurance.delivery.HandDelivery.PERSONS;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.insurance.delivery.HandDelivery.Outcome;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of a row, broken: where, what and the mend, and never the value. */
class RowRulesTest {
    /** A row and what is said of it. */
    private static final String PERSONS_BROKEN =
            """
            12345678901234567890123,1000000020,{ID2},0,|AAC001 is no person number; write 1 to 20 digits
            ,1000000020,{ID2},0,|AAC001 is empty; write it
            A1,1000000020,{ID2},0,|AAC001 is no person number; write 1 to 20 digits
            9.9E+17,1000000020,{ID2},0,|AAC001 is in scientific notation; export it as text: a spreadsheet has lost its last digits
            1002,10\00020,{ID2},0,|AAC002 has a NUL in it; the file was damaged: export it again
            1002,1234567,{ID2},0,|AAC002 is no social security number; write 8 to 12 digits
            1002,1000000020,9.90000198001010012E+17,0,|AAC147 is in scientific notation; export it as text: a spreadsheet has lost its last digits
            1002,1000000020,{ID17},0,|AAC147 is no ID number; compare it with the card: 18 symbols, its check digit the last
            1002,1000000020,{ID17}*,0,|AAC147 is no ID number; compare it with the card: 18 symbols, its check digit the last
            1002,1000000020,{ID17}{WRONG},0,|AAC147 is no ID number; compare it with the card: 18 symbols, its check digit the last
            1002,1000000020,990000 195001030002,0,|AAC147 has a blank in it; write the digits alone
            1002,1000000020,{ID2},2,|AAC084 is a code without a meaning; write a code of the agency's table, or add it there
            1002,1000000020,{ID2},,|AAC084 is empty; write a code of the agency's table, or add it there
            1002,1000000020,{ID2},1,20260931|AAE138 is no date; write it like 20260930
            1002,1000000020,{ID2},1,20261001|AAE138 is after the delivery's month, 2026-09; ask for which day it is
            1002,1000000020,{ID2},1,19791231|AAE138 is before 1980; ask for which day it is
            1001,1000000020,{ID2},0,|AAC001 stands twice, first in line 2; ask whose it is, and keep one row
            1001,1000000012,{ID},0,|AAC001 stands twice, first in line 2; ask whose it is, and keep one row
            1002,1000000020,{ID},0,|AAC147 names two people, first in line 2; ask whose it is, and keep one row
            1002,1000000012,{ID2},0,|AAC002 names two people, first in line 2; ask whose it is, and keep one row
            1002,1000000020,{ID2},0,,|a comma ends the line; take it off
            1002,1000000020,{ID2},0|4 fields, and 5 titles; write each field, and quote what has a comma in it
            1002,1000000020,{ID2},0,,x|6 fields, and 5 titles; write each field, and quote what has a comma in it
            合计,1,,,|the line is one of totals; take it out: sums stand in the manifest
            Total: 1|the line is one of totals; take it out: sums stand in the manifest
            |the line is empty; take it out
            10"02,1000000020,{ID2},0,|AAC001 has a quotation mark in it; write the digits alone
            """;

    private static final String CONTRIBUTIONS_BROKEN =
            """
            1002,110,202608,202608,1.00,1,1,1|AAC001 is of nobody whom the delivery or the records know; deliver the person, too
            1001,999,202608,202608,1.00,1,1,1|AAE140 is a code without a meaning; write a code of the agency's table, or add it there
            1001,110,202613,202608,1.00,1,1,1|AAE003 is no month; write it like 202609
            1001,110,2026-8,202608,1.00,1,1,1|AAE003 is no month; write it like 202609
            1001,110,197912,202608,1.00,1,1,1|AAE003 is before 1980; ask for which month it is
            1001,110,200912,202608,1.00,1,1,1|AAE003 is before the delivery's first month, 2010-01; ask for which month it is
            1001,110,202610,202608,1.00,1,1,1|AAE003 is after the delivery's month, 2026-09; ask for which month it is
            1001,110,202608,202610,1.00,1,1,1|AAE002 is after the delivery's month, 2026-09; ask for which month it is
            1001,110,202608,202608,"8,000.00",1,1,1|AAE180 has thousands separators; write digits and a point alone
            1001,110,202608,202608,8000.001,1,1,1|AAE180 has more than two decimals; round it where it is kept, not on the way
            1001,110,202608,202608,9.9E+17,1,1,1|AAE180 is in scientific notation; export it as text: a spreadsheet has lost its last digits
            1001,110,202608,202608,8000.,1,1,1|AAE180 is no amount; write yuan with at most two decimals, such as 123.45
            1001,110,202608,202608,.5,1,1,1|AAE180 is no amount; write yuan with at most two decimals, such as 123.45
            1001,110,202608,202608,¥8,1,1,1|AAE180 is no amount; write yuan with at most two decimals, such as 123.45
            1001,110,202608,202608,,1,1,1|AAE180 is empty; write it
            1001,110,202608,202608,1,100000000.01,1,1|AAE022 is over 100000000 yuan; write yuan, not fen, and ask whether it can be
            1001,110,202608,202608,1,-1,1,1|AAE022 is negative; a refund is a contribution booked (AAE002) later than its month (AAE003)
            1001,110,202608,202607,1,1,-0.01,1|AAE020 is negative; a refund is a contribution booked (AAE002) later than its month (AAE003)
            1001,110,202608,202608,1,1,1,2|AAE078 is not within its bounds; write a whole number from 0 to 1
            """;

    /** The file, too. */
    private static final String OTHERS_BROKEN =
            """
            enrolments.csv|1001,110,5,1,1|AAC031 is a code without a meaning; write a code of the agency's table, or add it there
            enrolments.csv|1001,110,1,1201,1|AAE201 is not within its bounds; write a whole number from 0 to 1200
            enrolments.csv|1001,110,1,1,-1|months_in_row is not within its bounds; write a whole number from 0 to 1200
            accounts.csv|1001,310,-1,1,1|balance is negative; a refund is a contribution booked (AAE002) later than its month (AAE003)
            benefits.csv|1001,ALMS,,,,,,|benefit is no benefit; write {BENEFITS}
            benefits.csv|1001,PENSION,202609,3000,20260915,123,,|account_tail is no tail of an account; write its last 4 digits, and no more
            benefits.csv|1001,PENSION,202609,3000,20260915,1234,3,|months_left says something; leave it empty for PENSION
            benefits.csv|1001,PENSION,202609,3000,,1234,,|paid_on is empty; write it
            benefits.csv|1001,UNEMPLOYMENT,,1500,,,,|months_left is empty; write it
            benefits.csv|1001,CAPACITY,,,,,,11|grade is not within its bounds; write a whole number from 1 to 10
            """;

    private static final Map<String, String> TITLES =
            Map.of(
                    "enrolments.csv",
                    ENROLMENTS,
                    "accounts.csv",
                    ACCOUNTS,
                    "benefits.csv",
                    BENEFITS);

    private static final String BENEFIT_NAMES =
            Stream.of(BenefitForm.values())
                    .map(Enum::name)
                    .collect(Collectors.joining(", "))
                    .replaceFirst(", ([A-Z_]+)$", " or $1");

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource
    void persons(String line) throws Exception {
        String[] parts = line.split("\\|", -1);
        String wrong = ID_2.endsWith("1") ? "2" : "1";
        String row =
                parts[0].replace("{ID17}", ID_2.substring(0, 17))
                        .replace("{WRONG}", wrong)
                        .replace("{ID2}", ID_2)
                        .replace("{ID}", ID);

        rejects("persons.csv", PERSONS + PERSON, row, "persons.csv:3: " + parts[1]);
    }

    static Stream<String> persons() {
        return PERSONS_BROKEN.lines();
    }

    @ParameterizedTest
    @MethodSource
    void contributions(String line) throws Exception {
        String[] parts = line.split("\\|", -1);

        rejects(
                "contributions.csv",
                CONTRIBUTIONS + PAID,
                parts[0],
                "contributions.csv:3: " + parts[1]);
    }

    static Stream<String> contributions() {
        return CONTRIBUTIONS_BROKEN.lines();
    }

    @ParameterizedTest
    @MethodSource
    void others(String line) throws Exception {
        String[] parts = line.split("\\|", -1);

        rejects(
                parts[0],
                TITLES.getOrDefault(parts[0], ""),
                parts[1],
                parts[0] + ":2: " + parts[2].replace("{BENEFITS}", BENEFIT_NAMES));
    }

    static Stream<String> others() {
        return OTHERS_BROKEN.lines();
    }

    private void rejects(String file, String before, String row, String message) throws Exception {
        Outcome outcome = new HandDelivery(folder).text(file, before + row + "\n").read();

        assertThat(outcome.rejects()).isEqualTo(List.of(message));
        assertThat(folder.resolve("rejected").resolve(file).toFile().exists())
                .isEqualTo(!row.isEmpty());
    }
}
