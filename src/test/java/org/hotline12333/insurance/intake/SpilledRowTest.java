package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.util.Random;
import org.hotline12333.insurance.delivery.BenefitForm;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.RandomFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is laid aside is what was read. */
class SpilledRowTest {
    private final ByteBuffer bytes = ByteBuffer.allocate(SpilledRow.BYTES_MAX);

    @ParameterizedTest
    @EnumSource
    void everyBenefitComesBackAsItWas(BenefitForm form) {
        RandomFields fields = new RandomFields(new Random(11), () -> YearMonth.of(2026, 9));
        SpilledRow spilled = new SpilledRow();
        for (int i = 0; i < 100; i++) {
            Said said = new Said(new BenefitRow("", form.read(fields)), i);

            spilled.write(said.row(), said.line(), bytes.clear());

            assertThat(spilled.read(bytes.flip())).isEqualTo(said);
            assertThat(bytes.remaining()).isZero();
        }
    }
}
