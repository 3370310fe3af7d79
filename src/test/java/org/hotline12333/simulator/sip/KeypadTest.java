package org.hotline12333.simulator.sip;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeypadTest {
    private static final long START = 5_000_000_000L;

    @Test
    void letsKeysGoAtTheirMoments() {
        assertThat(effects(new TimedKeys(ofMillis(333), "12"), new TimedKeys(ofMillis(900), "*")))
                .containsExactly(ofMillis(333), ofMillis(533), ofMillis(900));
    }

    @Test
    void keepsTheBeatThatIsAskedFor() {
        assertThat(effects(new TimedKeys(ofMillis(500), "123", ofMillis(400))))
                .containsExactly(ofMillis(500), ofMillis(900), ofMillis(1_300));
    }

    @Test
    void neverPressesAKeyBeforeTheLastOneIsOver() {
        assertThat(effects(new TimedKeys(ofMillis(500), "1"), new TimedKeys(ofMillis(550), "2")))
                .containsExactly(ofMillis(500), ofMillis(700));
    }

    @Test
    void pressesAKeyOfTheAnswerRightBehindIt() {
        assertThat(effects(new TimedKeys(Duration.ZERO, "1"))).containsExactly(Telephone.KEY);
    }

    @Test
    void tellsWhichKeyItIsAndForHowLongItIsDown() {
        List<Rtp> key =
                packets(new TimedKeys(ofMillis(330), "#")).stream()
                        .map(Keypad.Due::packet)
                        .filter(packet -> packet.type() == Rtp.KEY)
                        .toList();

        assertThat(key).extracting(packet -> packet.payload().get(0)).containsOnly((byte) 11);
        assertThat(key).extracting(Rtp::timestamp).containsOnly(230 * 8);
        assertThat(key).extracting(Rtp::marked).startsWith(true).filteredOn(m -> m).hasSize(1);
        assertThat(key.getLast().payload())
                .isEqualTo(ByteBuffer.wrap(new byte[] {11, (byte) (0x80 | 10), 3, 32}));
    }

    @Test
    void saysTheEndOfAKeyThreeTimes() {
        assertThat(packets(new TimedKeys(ofMillis(300), "5")))
                .filteredOn(due -> due.packet().type() == Rtp.KEY)
                .filteredOn(due -> (due.packet().payload().get(1) & 0x80) != 0)
                .hasSize(3)
                .extracting(due -> due.at() - START)
                .containsOnly(ofMillis(300).toNanos());
    }

    @Test
    void isSilentEveryTwentyMillisecondsOtherwise() {
        List<Keypad.Due> due = packets();

        assertThat(due).extracting(packet -> packet.packet().type()).containsOnly(Rtp.SOUND);
        assertThat(due)
                .extracting(packet -> (packet.at() - START) / 1_000_000)
                .startsWith(0L, 20L, 40L);
        assertThat(due).extracting(packet -> packet.packet().timestamp()).startsWith(0, 160, 320);
    }

    @Test
    void numbersItsPacketsWithoutAGap() {
        List<Keypad.Due> due = packets(new TimedKeys(ofMillis(300), "159"));

        for (int i = 1; i < due.size(); i++) {
            assertThat(due.get(i).packet().sequence())
                    .isEqualTo(due.get(i - 1).packet().sequence() + 1 & 0xffff);
            assertThat(due.get(i).at()).isGreaterThanOrEqualTo(due.get(i - 1).at());
        }
    }

    private static List<Keypad.Due> packets(TimedKeys... keys) {
        var keypad = new Keypad(START, List.of(keys), List.of(), () -> Keypad.NO_TONE);
        return Stream.generate(keypad::next).limit(200).toList();
    }

    private static List<Duration> effects(TimedKeys... keys) {
        return packets(keys).stream()
                .filter(Keypad.Due::takesEffect)
                .map(due -> Duration.ofNanos(due.at() - START))
                .toList();
    }
}
