package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hotline12333.channel.KeyInput;
import org.junit.jupiter.api.Test;

class KeyingSpeedTest {
    private static final Duration MILLI = Duration.ofMillis(1);

    private final KeyingSpeed pace = new KeyingSpeed();

    private boolean keyed(String keys, int millis) {
        return pace.keyed(new KeyInput(keys, KeyInput.End.COMPLETE), MILLI.multipliedBy(millis));
    }

    @Test
    void aNumberFasterThanFingersIsAMachines() {
        assertThat(keyed("990000198001010012", 18 * 150 - 1)).isTrue();
        assertThat(pace.takeQuick()).isTrue();
    }

    @Test
    void aNumberAsFastAsFingersIsNot() {
        assertThat(keyed("990000198001010012", 18 * 150)).isFalse();
        assertThat(pace.takeQuick()).isFalse();
    }

    @Test
    void aFewKeysInABurstAreNot() {
        assertThat(keyed("12345", 0)).isFalse();
    }

    @Test
    void oneOfTwoNumbersIsEnough() {
        keyed("990000198001010012", 1_000);
        keyed("1000000012", 9_000);

        assertThat(pace.takeQuick()).isTrue();
    }

    @Test
    void isAskedOnceForEachEntry() {
        keyed("990000198001010012", 1_000);
        pace.takeQuick();

        assertThat(pace.takeQuick()).isFalse();
    }
}
