package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hotline12333.insurance.records.DeliveryCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server goes by the calendar that its settings say. */
class DeliverySettingTest {
    @TempDir Path data;

    @Test
    void whoSaysNothingHasTheUsualOne() {
        try (HotlineUnderTest hotline = HotlineUnderTest.start(data)) {
            assertThat(hotline.deliveries()).isEqualTo(DeliveryCalendar.USUAL);
        }
    }

    @Test
    void anAgencyMayHaveItsOwn() {
        try (HotlineUnderTest hotline = HotlineUnderTest.startDelivered(data, 5, 2)) {
            assertThat(hotline.deliveries()).isEqualTo(new DeliveryCalendar(5, 2));
        }
    }
}
