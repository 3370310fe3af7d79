package org.hotline12333.insurance.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hotline12333.insurance.records.Account;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.records.UnemploymentBenefit;
import org.junit.jupiter.api.Test;

/** Records are read as they were written, by this version and every later one. */
class RecordCodecTest {
    private static final DataDates DATES =
            new DataDates(YearMonth.of(2016, 11), YearMonth.of(2026, 10));

    private static final Map<Insurance, Account> ACCOUNTS =
            Map.of(
                    Insurance.PENSION,
                    new Account(2_864_032, 40_000, 0),
                    Insurance.MEDICAL,
                    new Account(321_705, 15_680, 184_630));

    /** What this version of November 2026 wrote, for ever. */
    private static final Path GOLDEN = Path.of("src/test/resources/stored/record-1.cbor");

    /** Nonce and tag. */
    private static final int SEAL = 28;

    private static PersonRecords whole() {
        return new PersonRecords(
                DATES,
                Map.of(
                        Insurance.PENSION,
                        new Enrolment(
                                Scheme.EMPLOYEE,
                                Status.RETIRED,
                                118,
                                12,
                                tenYears(Insurance.PENSION)),
                        Insurance.WORK_INJURY,
                        new Enrolment(
                                Scheme.RESIDENT,
                                Status.SUSPENDED,
                                0,
                                0,
                                ContributionHistory.NOTHING)),
                ACCOUNTS,
                List.of(
                        new PensionPayment(
                                YearMonth.of(2026, 10),
                                421_560,
                                LocalDate.of(2026, 10, 15),
                                "8862")),
                Optional.of(new UnemploymentBenefit(150_000, 7, Optional.empty())),
                OptionalInt.of(4));
    }

    /** A new base each July, a gap, and the newest month not credited. */
    private static ContributionHistory tenYears(Insurance insurance) {
        return ContributionHistory.of(
                IntStream.range(0, 120)
                        .filter(month -> month != 50)
                        .mapToObj(month -> {
                            long base = 500_000 + 25_000L * ((month + 4) / 12);
                            return new Contribution(
                                    DATES.from().plusMonths(month),
                                    base,
                                    base * 8 / 100,
                                    base * (16 + insurance.code()) / 100,
                                    month < 119);
                        })
                        .toList());
    }

    @Test
    void aRecordIsReadAsItWasWritten() {
        assertThat(RecordCodec.decode(RecordCodec.encode(whole()))).isEqualTo(whole());
        assertThat(RecordCodec.decode(RecordCodec.encode(PersonRecords.none(DATES))))
                .isEqualTo(PersonRecords.none(DATES));
    }

    @Test
    void soIsAnyHistory() {
        Random chance = new Random(12333);
        for (int each = 0; each < 500; each++) {
            List<Contribution> months = new ArrayList<>();
            YearMonth month = YearMonth.of(1980, 1).plusMonths(chance.nextInt(300));
            for (int i = chance.nextInt(40); i > 0; i--) {
                month = month.plusMonths(1 + (chance.nextInt(5) == 0 ? chance.nextInt(30) : 0));
                long base = chance.nextInt(3) * 1_000_000_000_000L;
                months.add(
                        new Contribution(month, base, base / 7, -base / 3, chance.nextInt(4) > 0));
            }
            ContributionHistory history = ContributionHistory.of(months);
            assertThat(history.months()).isEqualTo(months);
            assertThat(StoredHistory.of(history).history()).isEqualTo(history);
        }
    }

    @Test
    void whatWasWrittenOnceIsReadForEver() throws IOException {
        assertThat(RecordCodec.decode(Files.readAllBytes(GOLDEN))).isEqualTo(whole());
        assertThat(RecordCodec.encode(whole())).isEqualTo(Files.readAllBytes(GOLDEN));
    }

    @Test
    void tenYearsOfFiveInsurancesAreAThousandBytesAtMost() {
        Map<Insurance, Enrolment> five =
                EnumSet.range(Insurance.PENSION, Insurance.MATERNITY).stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each,
                                        each ->
                                                new Enrolment(
                                                        Scheme.EMPLOYEE,
                                                        Status.PAYING,
                                                        118,
                                                        12,
                                                        tenYears(each))));
        PersonRecords records =
                new PersonRecords(
                        DATES, five, ACCOUNTS, List.of(), Optional.empty(), OptionalInt.empty());

        assertThat(RecordCodec.encode(records).length).isLessThanOrEqualTo(1_000 - SEAL);
    }

    @Test
    void whatIsNoRecordSaysNothingOfWhatStoodThere() {
        byte[] record = RecordCodec.encode(whole());
        record[1] = 'z';
        record[2] = (byte) 0xff;

        assertThatIllegalStateException()
                .isThrownBy(() -> RecordCodec.decode(record))
                .withMessageMatching("a record cannot be read: \\w+")
                .withNoCause();
    }
}
