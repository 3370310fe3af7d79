package org.hotline12333.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicketNumberTest {
    private final SplittableRandom chance = new SplittableRandom(12333);

    @Test
    void isReadAsItWasWritten() {
        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> TicketNumber.draw(chance)))
                .allSatisfy(
                        number -> assertThat(TicketNumber.read(number.digits())).contains(number));
        assertThat(TicketNumber.of(10_000_000).digits()).isEqualTo("100000008");
        assertThat(TicketNumber.of(10_000_000).inGroups()).isEqualTo("100-000-008");
    }

    @Test
    void aSlipOfOneDigitShows() {
        String right = TicketNumber.of(47_110_815).digits();

        assertThat(
                        IntStream.range(0, right.length())
                                .boxed()
                                .flatMap(at ->
                                        IntStream.range(0, 10)
                                                .filter(digit -> right.charAt(at) - '0' != digit)
                                                .mapToObj(digit ->
                                                        right.substring(0, at)
                                                                + digit
                                                                + right.substring(at + 1))))
                .hasSize(81)
                .allSatisfy(wrong -> assertThat(TicketNumber.read(wrong)).isEmpty());
    }

    @Test
    void otherDigitsAreNone() {
        assertThat(TicketNumber.read("")).isEmpty();
        assertThat(TicketNumber.read("10000000")).isEmpty();
        assertThat(TicketNumber.read("1000000081")).isEmpty();
        assertThat(TicketNumber.read("000000001")).isEmpty();
        assertThat(TicketNumber.read("10000000X")).isEmpty();
    }
}
