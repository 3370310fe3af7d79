package org.hotline12333.simulator.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RtpTest {
    private static final byte[] SOUND = {1, 2, 3};

    @Test
    void readsWhatItWrites() {
        var packet = new Rtp(true, Rtp.SOUND, 65_535, -1, 0x1234_5678, ByteBuffer.wrap(SOUND));
        byte[] bytes = packet.bytes();

        Rtp read = Rtp.read(bytes, bytes.length).orElseThrow();

        assertThat(read).isEqualTo(packet);
    }

    @Test
    void skipsWhatStandsBeforeAndBehindTheSound() {
        byte[] bytes =
                ByteBuffer.allocate(30)
                        .put((byte) 0xb1) // version 2, padding, extension, one source more
                        .put((byte) Rtp.SOUND)
                        .putShort((short) 1)
                        .putInt(160)
                        .putInt(7)
                        .putInt(8) // the source
                        .putShort((short) 0)
                        .putShort((short) 1) // the extension is one word long
                        .putInt(9)
                        .put(SOUND)
                        .put(new byte[] {0, 0, 3})
                        .array();

        assertThat(Rtp.read(bytes, bytes.length).orElseThrow().payload())
                .isEqualTo(ByteBuffer.wrap(SOUND));
    }

    @Test
    void takesNothingElse() {
        byte[] ofAnotherVersion = new byte[20];
        byte[] padded =
                new Rtp(false, Rtp.SOUND, 1, 1, 1, ByteBuffer.wrap(new byte[] {-1})).bytes();
        padded[0] |= 0x20;

        assertThat(Rtp.read(ofAnotherVersion, 20)).isEmpty();
        assertThat(Rtp.read(new byte[] {(byte) 0x80}, 1)).isEmpty();
        assertThat(Rtp.read(padded, padded.length)).isEmpty();
    }
}
