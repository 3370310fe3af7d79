package org.hotline12333.insurance.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A set of numbers is exact, whatever their length. */
class NumberSetTest {
    @Test
    void theFirstLineOfEachNumberIsKept() {
        Random random = new Random(7);
        NumberSet set = new NumberSet(0);
        Map<String, Long> expected = new HashMap<>();
        for (long line = 1; line <= 100_000; line++) {
            String number = number(random);
            Long before = expected.putIfAbsent(number, line);

            assertThat(set.add(number, line)).isEqualTo(before == null ? Roll.ABSENT : before);
        }
        expected.forEach((number, line) -> assertThat(set.line(number)).isEqualTo(line));
        assertThat(set.line("30001")).isEqualTo(Roll.ABSENT);
    }

    /** Many are alike but for a zero before them or a digit above what 64 bits hold. */
    private static String number(Random random) {
        String digits = String.valueOf(random.nextInt(30_000));
        return switch (random.nextInt(5)) {
            case 0 -> "%020d".formatted(Long.parseLong(digits));
            case 1 -> random.nextInt(10) + "9".repeat(19 - digits.length()) + digits;
            case 2 -> "0".repeat(random.nextInt(15)) + digits;
            case 3 -> "%019d".formatted(Long.parseLong(digits));
            default -> digits;
        };
    }

    @Test
    void numbersThatDifferBy64BitsAreTwo() {
        NumberSet set = new NumberSet(0);
        // 18446744073709551616 is 2^64.
        set.add("00000000000000000001", 1);

        assertThat(set.line("18446744073709551617")).isEqualTo(Roll.ABSENT);
        assertThat(set.add("18446744073709551617", 2)).isEqualTo(Roll.ABSENT);
        assertThat(set.line("00000000000000000001")).isEqualTo(1);
        assertThat(set.line("18446744073709551617")).isEqualTo(2);
    }
}
