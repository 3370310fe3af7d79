package org.hotline12333.insurance.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.Account;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.DesignatedHospital;
import org.hotline12333.insurance.records.Employer;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.records.UnemploymentBenefit;
import org.hotline12333.store.sealing.RecordSeal;
import org.hotline12333.store.sealing.SealingKeys;
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

    private static final Path STORED = Path.of("src/test/resources/stored");

    /** Nonce and tag. */
    private static final int SEAL = 28;

    /** With nothing of what stood there. */
    private static final String CANNOT =
            "a record cannot be read: (\\w+|this version knows no form \\d+)";

    private static final PersonId PERSON = new PersonId(17);

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
    void soIsAnyRecord() {
        Random chance = new Random(12333);
        for (int each = 0; each < 2_000; each++) {
            PersonRecords records = any(chance);
            assertThat(RecordCodec.decode(RecordCodec.encode(records))).isEqualTo(records);
        }
    }

    private static PersonRecords any(Random chance) {
        Map<Insurance, Enrolment> enrolments = new EnumMap<>(Insurance.class);
        Map<Insurance, Account> accounts = new EnumMap<>(Insurance.class);
        for (Insurance insurance : Insurance.values()) {
            if (chance.nextBoolean()) {
                enrolments.put(
                        insurance,
                        new Enrolment(
                                any(chance, Scheme.values()),
                                any(chance, Status.values()),
                                chance.nextInt(),
                                chance.nextInt(500),
                                anyHistory(chance)));
            }
            if (chance.nextInt(3) == 0) {
                accounts.put(
                        insurance,
                        new Account(chance.nextLong(), chance.nextInt(), Long.MIN_VALUE));
            }
        }
        YearMonth from = YearMonth.of(1990, 1).plusMonths(chance.nextInt(300));
        return new PersonRecords(
                new DataDates(from, from.plusMonths(chance.nextInt(200))),
                enrolments,
                accounts,
                anyPayments(chance),
                chance.nextInt(3) > 0
                        ? Optional.empty()
                        : Optional.of(
                                new UnemploymentBenefit(
                                        chance.nextInt(),
                                        chance.nextInt(24),
                                        Optional.of(LocalDate.ofEpochDay(chance.nextInt(30_000))))),
                chance.nextInt(3) > 0 ? OptionalInt.empty() : OptionalInt.of(chance.nextInt(11)));
    }

    @SafeVarargs
    private static <T> T any(Random chance, T... of) {
        return of[chance.nextInt(of.length)];
    }

    private static ContributionHistory anyHistory(Random chance) {
        List<Contribution> months = new ArrayList<>();
        YearMonth month = YearMonth.of(1980, 1).plusMonths(chance.nextInt(300));
        for (int i = chance.nextInt(40); i > 0; i--) {
            month = month.plusMonths(1 + (chance.nextInt(5) == 0 ? chance.nextInt(30) : 0));
            long base = chance.nextInt(3) * 1_000_000_000_000L;
            months.add(new Contribution(month, base, base / 7, -base / 3, chance.nextInt(4) > 0));
        }
        return ContributionHistory.of(months);
    }

    private static List<PensionPayment> anyPayments(Random chance) {
        List<PensionPayment> payments = new ArrayList<>();
        YearMonth month = YearMonth.of(2015, 1);
        for (int i = chance.nextInt(4) * 8; i > 0; i--) {
            month = month.plusMonths(1 + chance.nextInt(2));
            payments.add(
                    new PensionPayment(
                            month,
                            chance.nextInt(1_000_000),
                            month.atDay(1).plusDays(chance.nextInt(70) - 20),
                            any(chance, "", "0042", "8862")));
        }
        return payments;
    }

    @Test
    void whatWasWrittenOnceIsReadForEver() throws IOException {
        assertThat(RecordCodec.decode(Files.readAllBytes(STORED.resolve("record-1.cbor"))))
                .isEqualTo(whole());
        byte[] second = Files.readAllBytes(STORED.resolve("record-2.packed"));
        assertThat(RecordCodec.decode(second)).isEqualTo(whole());
        assertThat(RecordCodec.encode(whole())).isEqualTo(second);
    }

    @Test
    void soAreNames() throws IOException {
        byte[] stored = Files.readAllBytes(STORED.resolve("record-2-names.packed"));
        PersonRecords named =
                PersonRecords.none(DATES)
                        .with(
                                List.of(
                                        new Employer("示例机械厂"),
                                        new DesignatedHospital("示例第一医院"),
                                        new DesignatedHospital("示例中医院")));

        assertThat(RecordCodec.decode(stored)).isEqualTo(named);
        assertThat(RecordCodec.encode(named)).isEqualTo(stored);
    }

    /** A tag that is not known, and a field behind those of an account, as a later version adds. */
    @Test
    void whatALaterVersionAddsIsPassedOver() {
        NumberWriter later = new NumberWriter();
        later.number(PackedRecord.VERSION).signed(442).number(119);
        int account = later.number(2).size();
        later.number(Insurance.MEDICAL.code()).signed(321_705).signed(15_680).signed(184_630);
        later.number(7).lengthAt(account);
        int unknown = later.number(99).size();
        later.signed(-5).bytes(new byte[] {1, 2, 3}).lengthAt(unknown);
        later.number(0);

        assertThat(RecordCodec.decode(later.written()))
                .isEqualTo(
                        PersonRecords.none(DATES)
                                .with(
                                        Map.of(),
                                        Map.of(
                                                Insurance.MEDICAL,
                                                new Account(321_705, 15_680, 184_630)),
                                        List.of()));
    }

    @Test
    void whatIsCutOffOrTooLongIsRefused() {
        byte[] record = RecordCodec.encode(whole());
        for (int length = 0; length < record.length; length++) {
            assertRefused(Arrays.copyOf(record, length));
        }
        assertRefused(Arrays.copyOf(record, record.length + 1));
    }

    @Test
    void whatIsMangledIsRefusedByItsSealAndDoesNoHarmWithoutOne() {
        byte[] record = RecordCodec.encode(whole());
        RecordSeal seal = new RecordSeal();
        SealingKeys keys = SealingKeys.of(new byte[32]);
        byte[] sealed = SealedRecord.of(seal, keys, 1, PERSON, whole()).record();
        for (int at = 0; at < record.length * Byte.SIZE; at++) {
            SealedRecord other = new SealedRecord(PERSON, 1, keys.id(), mangled(sealed, at));
            assertThat(other.open(seal, keys)).isEmpty();
            byte[] mangled = mangled(record, at);
            try {
                RecordCodec.decode(mangled);
            } catch (IllegalStateException refused) {
                assertThat(refused).hasNoCause().hasMessageMatching(CANNOT);
            }
        }
    }

    private static byte[] mangled(byte[] bytes, int bit) {
        byte[] mangled = bytes.clone();
        mangled[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return mangled;
    }

    private static void assertRefused(byte[] record) {
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordCodec.decode(record))
                .withMessageMatching(CANNOT)
                .withNoCause();
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
        Arrays.fill(record, 1, 4, (byte) 0xff);

        assertRefused(record);
    }
}
