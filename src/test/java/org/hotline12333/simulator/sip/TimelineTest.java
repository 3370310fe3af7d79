package org.hotline12333.simulator.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hotline12333.value.ALaw;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long START = 7_000_000_000L;
    private static final long MILLISECOND = 1_000_000;
    private static final byte LOUD = (byte) 0xaa;
    private static final short HEARD = ALaw.decode(LOUD);
    private static final int SOURCE = 4711;

    private final Timeline timeline = new Timeline();

    @Test
    void putsAStreamTogetherByItsTimestampsHoweverItArrives() {
        arrive(10, 0, SOURCE);
        arrive(55, 160, SOURCE);
        arrive(52, 320, SOURCE);

        assertThat(loudBetween(0, 100)).isEqualTo("10-70");
    }

    @Test
    void forgivesAMachineThatWasBusyForASecond() {
        arrive(10, 0, SOURCE);
        arrive(1_030, 160, SOURCE);
        arrive(1_030, 320, SOURCE);

        assertThat(loudBetween(0, 1_100)).isEqualTo("10-70");
    }

    @Test
    void hearsAnEarlierPacketThatComesLater() {
        arrive(10, 0, SOURCE);
        arrive(50, 320, SOURCE);
        arrive(51, 160, SOURCE);

        assertThat(loudBetween(0, 100)).isEqualTo("10-70");
    }

    @Test
    void leavesSilenceWhereNothingWasSent() {
        arrive(10, 0, SOURCE);
        arrive(60, 400, SOURCE);

        assertThat(loudBetween(0, 100)).isEqualTo("10-30 60-80");
    }

    @Test
    void believesTheArrivalWhereTimestampsAreFarOff() {
        arrive(10, 0, SOURCE);
        arrive(60, 800_000, SOURCE);

        assertThat(loudBetween(0, 100)).isEqualTo("10-30 60-80");
    }

    @Test
    void believesTheArrivalAfterASilenceInWhichTimestampsLoseTime() {
        arrive(10, 0, SOURCE);
        arrive(1_010, 4_000, SOURCE);
        arrive(1_030, 4_160, SOURCE);

        assertThat(loudBetween(0, 1_100)).isEqualTo("10-30 1010-1050");
    }

    @Test
    void makesUpForTheMillisecondsThatTimestampsLoseBetweenClips() {
        arrive(10, 0, SOURCE);
        arrive(80, 456, SOURCE);
        arrive(150, 912, SOURCE);

        assertThat(loudBetween(0, 200)).isEqualTo("10-30 80-100 150-170");
    }

    @Test
    void forgivesAMachineThatWasBusyForAWholeClip() {
        arrive(10, 0, SOURCE);
        arrive(680, 456, SOURCE);
        arrive(681, 616, SOURCE);

        assertThat(loudBetween(0, 800)).isEqualTo("10-30 167-207");
    }

    @Test
    void placesWhatCameLateByWhatDidNot() {
        arrive(10, 0, SOURCE);
        arrive(1_400, 8_000, SOURCE);
        arrive(1_401, 8_160, SOURCE);
        arrive(1_402, 8_320, SOURCE);
        arrive(1_070, 8_480, SOURCE);

        assertThat(loudBetween(0, 1_500)).isEqualTo("10-30 1010-1090");
    }

    @Test
    void placesANewStreamByItsArrival() {
        arrive(10, 0, SOURCE);
        arrive(60, 100, SOURCE + 1);

        assertThat(loudBetween(0, 100)).isEqualTo("10-30 60-80");
    }

    @Test
    void keepsOnlyWhatCameBetweenAnswerAndEnd() {
        arrive(10, 0, SOURCE);
        arrive(30, 160, SOURCE);

        assertThat(loudBetween(20, 40)).isEqualTo("0-20");
    }

    @Test
    void saysThatTheSoundBrokeOff() {
        timeline.breakOff(new IOException("no buffer space"));

        assertThatThrownBy(() -> timeline.between(START, START))
                .isInstanceOf(SipException.class)
                .hasMessageContaining("no buffer space");
    }

    private void arrive(long milliseconds, int timestamp, int source) {
        byte[] sound = new byte[160];
        Arrays.fill(sound, LOUD);
        timeline.add(
                START + milliseconds * MILLISECOND,
                new Rtp(false, Rtp.SOUND, 0, timestamp, source, ByteBuffer.wrap(sound)));
    }

    /** The stretches of sound, in milliseconds: {@code 10-30 60-80}. */
    private String loudBetween(long from, long to) {
        short[] samples =
                timeline.between(START + from * MILLISECOND, START + to * MILLISECOND).samples();
        assertThat(samples).hasSize((int) (to - from) * 8);
        var stretches = new StringBuilder();
        for (int i = 0; i <= samples.length; i++) {
            boolean before = i > 0 && samples[i - 1] == HEARD;
            boolean now = i < samples.length && samples[i] == HEARD;
            if (now && !before) {
                stretches.append(stretches.isEmpty() ? "" : " ").append(i / 8).append('-');
            } else if (before && !now) {
                stretches.append(i / 8);
            }
        }
        return stretches.toString();
    }
}
