package org.hotline12333.insurance.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both forms of a record at their ends: the greatest figures, none at all, and what is no record.
 */
class PackedRecordTest {
    private static final YearMonth FIRST = YearMonth.of(1980, 1);

    /** Longer than anybody has paid. */
    private static final int MONTHS = 130 * 12;

    private static final DataDates DATES = new DataDates(FIRST, FIRST.plusMonths(MONTHS));
    private static final long[] ENDS = {
        0, 1, -1, 63, 64, -64, -65, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, 0
    };

    private static PersonRecords of(Map<Insurance, Enrolment> enrolments) {
        return PersonRecords.none(DATES).with(enrolments, Map.of(), List.of());
    }

    private static PersonRecords paid(List<Contribution> months) {
        Map<Insurance, Enrolment> enrolments = new EnumMap<>(Insurance.class);
        for (Insurance insurance : Insurance.values()) {
            enrolments.put(
                    insurance,
                    new Enrolment(
                            Scheme.RESIDENT,
                            Status.PAYING,
                            months.size(),
                            0,
                            ContributionHistory.of(months)));
        }
        return of(enrolments);
    }

    private static Contribution month(int month, long amount, boolean credited) {
        return new Contribution(FIRST.plusMonths(month), amount, -amount, ~amount, credited);
    }

    private static void isReadAsWritten(PersonRecords records) {
        assertThat(RecordCodec.decode(RecordCodec.encode(records))).isEqualTo(records);
        assertThat(RecordCodec.decode(FirstForm.encode(records))).isEqualTo(records);
    }

    @Test
    void theGreatestAndTheSmallestFigures() {
        List<Contribution> months = new ArrayList<>();
        List<PensionPayment> payments = new ArrayList<>();
        for (int i = 0; i < ENDS.length; i++) {
            months.add(month(i, ENDS[i], i % 2 == 0));
            payments.add(
                    new PensionPayment(
                            FIRST.plusMonths(i), ENDS[i], LocalDate.of(2026, 10, 15), "8862"));
        }
        isReadAsWritten(paid(months));
        isReadAsWritten(PersonRecords.none(DATES).with(Map.of(), Map.of(), payments));
        for (long end : ENDS) {
            isReadAsWritten(
                    PersonRecords.none(DATES)
                            .with(
                                    Map.of(),
                                    Map.of(
                                            Insurance.MEDICAL,
                                            new Account(end, 0, ~end),
                                            Insurance.PENSION,
                                            new Account(0, end, 1)),
                                    List.of()));
            isReadAsWritten(
                    new PersonRecords(
                            DATES,
                            Map.of(),
                            Map.of(),
                            List.of(),
                            Optional.of(
                                    new UnemploymentBenefit(
                                            end, (int) end, Optional.of(LocalDate.EPOCH))),
                            OptionalInt.of((int) end)));
        }
    }

    @Test
    void everySchemeStatusAndCount() {
        for (Scheme scheme : Scheme.values()) {
            for (Status status : Status.values()) {
                for (int count : new int[] {0, 1200, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                    isReadAsWritten(
                            of(
                                    Map.of(
                                            Insurance.UNEMPLOYMENT,
                                            new Enrolment(
                                                    scheme,
                                                    status,
                                                    count,
                                                    ~count,
                                                    ContributionHistory.NOTHING))));
                }
            }
        }
    }

    @Test
    void aLifeOfMonths() {
        List<Contribution> equal = new ArrayList<>();
        List<Contribution> different = new ArrayList<>();
        List<Contribution> withGaps = new ArrayList<>();
        List<Contribution> late = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            equal.add(month(i, 800_000, true));
            different.add(month(i, 800_000 + i, true));
            if (i % 40 == 0) {
                withGaps.add(month(i, 800_000, true));
            }
            late.add(month(i, 800_000, i < MONTHS / 2));
        }
        assertThat(RecordCodec.encode(paid(equal))).hasSizeLessThan(150);
        List.of(equal, different, withGaps, late).forEach(months -> isReadAsWritten(paid(months)));
        isReadAsWritten(paid(List.of(month(MONTHS - 1, 800_000, false))));
        // as a correction leaves it: one month in the midst is another
        isReadAsWritten(
                of(
                        Map.of(
                                Insurance.PENSION,
                                new Enrolment(
                                        Scheme.EMPLOYEE,
                                        Status.PAYING,
                                        MONTHS,
                                        MONTHS,
                                        ContributionHistory.of(equal)
                                                .with(List.of(month(700, 600_000, true)))))));
    }

    @Test
    void paymentsOfAnyTailAndDay() {
        List<PensionPayment> payments = new ArrayList<>();
        for (String tail : List.of("", "0000", "0000", "", "8862", "养老", "8862")) {
            YearMonth month = FIRST.plusMonths(payments.size() * 31L);
            payments.add(
                    new PensionPayment(
                            month,
                            0,
                            month.atDay(1).plusDays(500L - 200L * payments.size()),
                            tail));
        }
        isReadAsWritten(PersonRecords.none(DATES).with(Map.of(), Map.of(), payments));
    }

    @Test
    void monthsBeforeTheFirst() {
        YearMonth before = FIRST.minusMonths(300);
        isReadAsWritten(PersonRecords.none(new DataDates(before, before)));
        isReadAsWritten(PersonRecords.none(new DataDates(before, FIRST)));
    }

    private static NumberWriter begun() {
        return new NumberWriter().number(PackedRecord.VERSION).signed(442).number(119);
    }

    private static void assertRefused(byte[] record) {
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordCodec.decode(record))
                .withMessageStartingWith("a record cannot be read: ")
                .withNoCause();
    }

    private static void assertRefused(int tag, Consumer<NumberWriter> part) {
        NumberWriter to = begun();
        int begin = to.number(tag).size();
        part.accept(to);
        to.lengthAt(begin);
        assertRefused(to.number(0).written());
    }

    private static void enrolment(NumberWriter to, int insurance, char scheme, char status) {
        to.number(insurance).number(scheme).number(status).signed(1).signed(1).number(0);
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        byte[] known =
                PackedRecord.encode(
                        PersonRecords.none(new DataDates(Months.of(442), Months.of(442 + 119))));
        assertThat(begun().number(0).written()).isEqualTo(known);
        for (int insurance : new int[] {0, 6, 7, 255, Integer.MAX_VALUE}) {
            assertRefused(1, to -> enrolment(to, insurance, 'E', 'P'));
            assertRefused(2, to -> to.number(insurance).signed(1).signed(1).signed(1));
        }
        assertRefused(1, to -> enrolment(to, 1, 'X', 'P'));
        assertRefused(1, to -> enrolment(to, 1, 'E', 'E'));
    }

    @Test
    void whatIsThereTwiceIsRefused() {
        PersonRecords records =
                new PersonRecords(
                        DATES,
                        Map.of(
                                Insurance.PENSION,
                                new Enrolment(
                                        Scheme.EMPLOYEE,
                                        Status.PAYING,
                                        1,
                                        1,
                                        ContributionHistory.NOTHING)),
                        Map.of(Insurance.PENSION, new Account(1, 1, 1)),
                        List.of(new PensionPayment(FIRST, 1, LocalDate.EPOCH, "")),
                        Optional.empty(),
                        OptionalInt.of(4));
        byte[] once = PackedRecord.encode(records);
        NumberReader from = new NumberReader(once);
        from.number();
        from.number();
        from.number();
        int head = once.length - from.rest().length;
        int parts = 0;
        for (int begin = head; once[begin] != 0; begin = end(once, begin)) {
            byte[] part = Arrays.copyOfRange(once, begin, end(once, begin));
            assertRefused(
                    new NumberWriter()
                            .bytes(Arrays.copyOf(once, begin))
                            .bytes(part)
                            .bytes(Arrays.copyOfRange(once, begin, once.length))
                            .written());
            parts++;
        }
        assertThat(parts).isEqualTo(4);
    }

    /** Of a part whose tag and length are a byte each. */
    private static int end(byte[] record, int begin) {
        return begin + 2 + record[begin + 1];
    }

    @Test
    void whatIsCountedAndNotThereIsRefused() {
        assertRefused(
                1,
                to ->
                        to.number(1)
                                .number('E')
                                .number('P')
                                .signed(1)
                                .signed(1)
                                .number(Integer.MAX_VALUE));
        assertRefused(
                1, to -> to.number(1).number('E').number('P').signed(1).signed(1).number(1L << 40));
        assertRefused(3, to -> to.number(Integer.MAX_VALUE));
        assertRefused(3, to -> to.number(1).signed(0).signed(0).signed(0).number(9));
        assertRefused(begun().number(1).number(Integer.MAX_VALUE).number(0).written());
        assertRefused(begun().number(1).number(1L << 62).number(0).written());
        // a number less than its part has: the end of the record is none
        assertRefused(2, to -> to.number(1).signed(1).signed(1));
        assertRefused(
                1, to -> to.number(1).number('E').number('P').signed(1L << 32).signed(1).number(0));
        // a run of no months
        assertRefused(
                1,
                to -> {
                    to.number(1).number('E').number('P').signed(1).signed(1).number(1);
                    to.signed(0).number(0).signed(0).signed(0).signed(0);
                });
    }

    /** What is written in more bytes than it needs would be a second writing of the same record. */
    @Test
    void aNumberIsWrittenInOneWay() {
        byte[] plain = begun().number(0).written();
        byte[] longer = Arrays.copyOf(plain, plain.length + 1);
        longer[plain.length - 1] = (byte) 0x80;
        assertRefused(longer);
        NumberWriter greatest = new NumberWriter().number(-1);
        assertThat(new NumberReader(greatest.written()).number()).isEqualTo(-1);
        byte[] greater = greatest.written();
        greater[9] = 3;
        assertThatIllegalStateException().isThrownBy(() -> new NumberReader(greater).number());
        greater[9] = (byte) 0x81;
        assertThatIllegalStateException().isThrownBy(() -> new NumberReader(greater).number());
    }

    /** No form, one that a later version writes, and CBOR that is no map. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 0x20, 0x41, 0x61, 0x81, 0x9f, 0xc0, 0xf6, 0xf7, 0xff})
    void aFormThatIsNotKnownIsNamed(int form) {
        byte[] record = begun().number(0).written();
        record[0] = (byte) form;
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordCodec.decode(record))
                .withMessage("a record cannot be read: this version knows no form " + form);
    }

    @Test
    void nothingIsNoRecord() {
        assertRefused(new byte[0]);
    }

    @Test
    void theFirstFormIsRefusedWhereItIsCutOffOrTooLong() throws Exception {
        byte[] first = Files.readAllBytes(Path.of("src/test/resources/stored/record-1.cbor"));
        for (int length = 0; length < first.length; length++) {
            assertRefused(Arrays.copyOf(first, length));
        }
        assertRefused(Arrays.copyOf(first, first.length + 1));
        byte[] ofOurs = FirstForm.encode(RecordCodec.decode(first));
        assertThat(RecordCodec.decode(ofOurs)).isEqualTo(RecordCodec.decode(first));
        assertThat(ofOurs).hasSameSizeAs(first);
    }
}
