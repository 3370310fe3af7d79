package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.PersonRecords.Benefit;
import org.hotline12333.insurance.records.UnemploymentBenefit;
import org.junit.jupiter.api.Test;

/** What DeliveryIntakeContract has no caller to ask for. */
class PersonMergeTest {
    private static final YearMonth FIRST = YearMonth.of(2020, 1);
    private static final DataDates DATES = new DataDates(FIRST, YearMonth.of(2026, 10));

    private static PersonRecords merged(PersonRecords before, List<? extends Benefit> benefits)
            throws RefusedRowException {
        List<Said> said =
                benefits.stream()
                        .map(benefit -> new Said(new BenefitRow("1", benefit), 2))
                        .toList();
        return PersonMerge.of(before, DATES, Optional.empty(), said);
    }

    @Test
    void aBenefitWithoutMonthsLeftHasEnded() throws RefusedRowException {
        PersonRecords granted =
                merged(
                        PersonRecords.none(DATES),
                        List.of(new UnemploymentBenefit(180_000, 3, Optional.empty())));
        assertThat(granted.unemploymentBenefit()).isPresent();

        PersonRecords ended =
                merged(granted, List.of(new UnemploymentBenefit(180_000, 0, Optional.empty())));

        assertThat(ended.unemploymentBenefit()).isEmpty();
    }

    @Test
    void ofPensionsTheNewestAreKept() throws RefusedRowException {
        List<PensionPayment> paid =
                IntStream.range(0, 30)
                        .mapToObj(FIRST::plusMonths)
                        .map(month -> new PensionPayment(month, 300_000, month.atDay(15), "1234"))
                        .toList();

        PersonRecords kept = merged(PersonRecords.none(DATES), paid);

        assertThat(kept.pensionPayments())
                .hasSize(24)
                .last()
                .extracting(payment -> payment.month())
                .isEqualTo(FIRST.plusMonths(29));
    }
}
