package org.hotline12333.insurance.shelf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.ContributionRun;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.MedicalBalance;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.records.UnemploymentBenefit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * A person's records as bytes: CBOR (RFC 8949), in which a field that is not known is passed over,
 * and one that is absent is empty. Safe for many threads.
 */
final class RecordCodec {
    private static final YearMonth FIRST = YearMonth.of(1980, 1);

    private static final CBORMapper CBOR =
            CBORMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private static final ObjectWriter WRITER = CBOR.writerFor(StoredRecord.class);
    private static final ObjectReader READER = CBOR.readerFor(StoredRecord.class);

    private RecordCodec() {}

    static byte[] encode(PersonRecords records) {
        return WRITER.writeValueAsBytes(stored(records));
    }

    /**
     * What {@link #encode} made, of this version or any before it.
     *
     * @throws IllegalStateException where it is no record
     */
    static PersonRecords decode(byte[] record) {
        try {
            return records(READER.readValue(record));
        } catch (RuntimeException fault) {
            // Without the cause, whose message quotes what it has read.
            throw new IllegalStateException(
                    "a record cannot be read: " + fault.getClass().getSimpleName());
        }
    }

    private static StoredRecord stored(PersonRecords records) {
        return new StoredRecord(
                number(records.dates().from()),
                number(records.dates().to()),
                records.enrolments().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> insured(entry.getKey(), entry.getValue()))
                        .toList(),
                records.pensionBalance().isPresent()
                        ? (Long) records.pensionBalance().getAsLong()
                        : null,
                records.medicalBalance()
                        .map(of ->
                                new StoredRecord.Medical(
                                        of.balance(), of.creditedThisMonth(), of.spentThisYear()))
                        .orElse(null),
                records.pensionPayments().stream().map(RecordCodec::payment).toList(),
                records.unemploymentBenefit().map(RecordCodec::benefit).orElse(null),
                records.labourCapacityGrade().isPresent()
                        ? (Integer) records.labourCapacityGrade().getAsInt()
                        : null);
    }

    private static StoredRecord.Insured insured(Insurance insurance, Enrolment enrolment) {
        List<ContributionRun> runs = enrolment.contributions().runs();
        int count = runs.size();
        int[] gap = new int[count];
        int[] months = new int[count];
        long[] base = new long[count];
        long[] personal = new long[count];
        long[] employer = new long[count];
        YearMonth next = FIRST;
        for (int i = 0; i < count; i++) {
            ContributionRun run = runs.get(i);
            ContributionRun before =
                    i == 0 ? new ContributionRun(FIRST, 0, 0, 0, 0, true) : runs.get(i - 1);
            gap[i] = (int) ChronoUnit.MONTHS.between(next, run.from());
            months[i] = run.months();
            base[i] = run.base() - before.base();
            personal[i] = run.personal() - before.personal();
            employer[i] = run.employer() - before.employer();
            next = run.to().plusMonths(1);
        }
        return new StoredRecord.Insured(
                insurance.code(),
                enrolment.scheme().stored(),
                enrolment.status().stored(),
                enrolment.monthsPaid(),
                enrolment.monthsInRow(),
                gap,
                months,
                base,
                personal,
                employer,
                IntStream.range(0, count).filter(i -> !runs.get(i).credited()).toArray());
    }

    private static StoredRecord.Payment payment(PensionPayment payment) {
        return new StoredRecord.Payment(
                number(payment.month()),
                payment.amount(),
                payment.paidOn().toEpochDay(),
                payment.accountTail());
    }

    private static StoredRecord.Benefit benefit(UnemploymentBenefit benefit) {
        return new StoredRecord.Benefit(
                benefit.monthlyAmount(),
                benefit.monthsLeft(),
                benefit.lastPaidOn().map(LocalDate::toEpochDay).orElse(null));
    }

    private static PersonRecords records(StoredRecord stored) {
        Map<Insurance, Enrolment> enrolments = new EnumMap<>(Insurance.class);
        orNone(stored.insured())
                .forEach(insured ->
                        enrolments.put(Insurance.of(insured.kind()), enrolment(insured)));
        return new PersonRecords(
                new DataDates(month(stored.from()), month(stored.to())),
                enrolments,
                stored.pensionBalance() == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(stored.pensionBalance()),
                Optional.ofNullable(stored.medical())
                        .map(of ->
                                new MedicalBalance(
                                        of.balance(), of.creditedThisMonth(), of.spentThisYear())),
                orNone(stored.payments()).stream().map(RecordCodec::payment).toList(),
                Optional.ofNullable(stored.benefit()).map(RecordCodec::benefit),
                stored.grade() == null ? OptionalInt.empty() : OptionalInt.of(stored.grade()));
    }

    private static <T> List<T> orNone(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }

    private static Enrolment enrolment(StoredRecord.Insured insured) {
        return new Enrolment(
                Scheme.of(insured.scheme()),
                Status.of(insured.status()),
                insured.monthsPaid(),
                insured.monthsInRow(),
                history(insured));
    }

    private static ContributionHistory history(StoredRecord.Insured insured) {
        int[] months = insured.months();
        if (months == null) {
            return ContributionHistory.NOTHING;
        }
        int[] gap = Objects.requireNonNull(insured.gap());
        long[] bases = Objects.requireNonNull(insured.base());
        long[] personals = Objects.requireNonNull(insured.personal());
        long[] employers = Objects.requireNonNull(insured.employer());
        int[] uncredited = insured.uncredited() == null ? new int[0] : insured.uncredited();
        List<ContributionRun> runs = new ArrayList<>(months.length);
        long base = 0;
        long personal = 0;
        long employer = 0;
        int next = 0;
        int late = 0;
        for (int i = 0; i < months.length; i++) {
            base += bases[i];
            personal += personals[i];
            employer += employers[i];
            boolean credited = late == uncredited.length || uncredited[late] != i;
            late += credited ? 0 : 1;
            runs.add(
                    new ContributionRun(
                            month(next + gap[i]), months[i], base, personal, employer, credited));
            next += gap[i] + months[i];
        }
        return new ContributionHistory(runs);
    }

    private static PensionPayment payment(StoredRecord.Payment payment) {
        return new PensionPayment(
                month(payment.month()),
                payment.amount(),
                LocalDate.ofEpochDay(payment.paidOn()),
                payment.accountTail());
    }

    private static UnemploymentBenefit benefit(StoredRecord.Benefit benefit) {
        return new UnemploymentBenefit(
                benefit.monthlyAmount(),
                benefit.monthsLeft(),
                Optional.ofNullable(benefit.lastPaidOn()).map(LocalDate::ofEpochDay));
    }

    private static int number(YearMonth month) {
        return (int) ChronoUnit.MONTHS.between(FIRST, month);
    }

    private static YearMonth month(int number) {
        return FIRST.plusMonths(number);
    }
}
