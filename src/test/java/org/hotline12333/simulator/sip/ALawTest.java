package org.hotline12333.simulator.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12333.value.ALaw;
import org.junit.jupiter.api.Test;

class ALawTest {
    @Test
    void codesSilenceAsEveryTelephoneDoes() {
        assertThat(ALaw.encode((short) 0)).isEqualTo((byte) 0xd5);
        assertThat(ALaw.decode((byte) 0xd5)).isEqualTo((short) 8);
    }

    @Test
    void decodesTheLoudestSamples() {
        assertThat(ALaw.decode((byte) 0xaa)).isEqualTo((short) 32_256);
        assertThat(ALaw.decode((byte) 0x2a)).isEqualTo((short) -32_256);
    }

    @Test
    void codesEachOfTheCodesAsItself() {
        for (int code = 0; code < 256; code++) {
            assertThat(ALaw.encode(ALaw.decode((byte) code))).isEqualTo((byte) code);
        }
    }

    @Test
    void keepsASampleWithinAThirtiethOfItself() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int error = Math.abs(ALaw.decode(ALaw.encode((short) sample)) - sample);

            assertThat(error).as("of %d", sample).isLessThanOrEqualTo(8 + Math.abs(sample) / 30);
        }
    }
}
