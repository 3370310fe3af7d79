package org.hotline12333.insurance.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hotline12333.insurance.records.PersonRecords.Benefit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A benefit says once what its columns are, and keeps to it. */
class BenefitFormTest {
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

    private final RandomFields fields = new RandomFields(new Random(7), () -> SEPTEMBER);

    @ParameterizedTest
    @EnumSource
    void tellsItsColumnsInTheirOrder(BenefitForm form) {
        Set<Column> told = new LinkedHashSet<>();
        for (int i = 0; i < 100; i++) {
            List<Column> some = new ArrayList<>();
            BenefitForm.write(form.read(fields), (column, _) -> some.add(column));
            assertThat(some)
                    .isSortedAccordingTo((one, other) -> place(one) - place(other))
                    .doesNotHaveDuplicates();
            told.addAll(some);
        }

        assertThat(told).first().isEqualTo(Column.BENEFIT);
        assertThat(told).contains(Column.BENEFIT).containsAll(form.columns());
        assertThat(told).hasSize(1 + form.columns().size());
    }

    private static int place(Column column) {
        return DeliveryFile.BENEFITS.columns().indexOf(column);
    }

    @ParameterizedTest
    @EnumSource
    void isToldUnderItsOwnNameAndPrintsNothing(BenefitForm form) {
        Benefit benefit = form.read(fields);
        List<String> told = new ArrayList<>();
        BenefitForm.write(benefit, (_, text) -> told.add(text));

        assertThat(told.getFirst()).isEqualTo(form.name());
        assertThat(benefit.toString()).endsWith("[****]").doesNotContainPattern("[0-9]");
    }
}
