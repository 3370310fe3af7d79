package org.hotline12333.audiosocket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What AudioSocket carries: one byte of kind, two of length, big endian, and so many more; of sound
 * samples of 16 bit, little endian, 8,000 a second.
 */
final class Frame {
    static final int HANG_UP = 0x00;
    static final int NAME = 0x01;
    static final int KEY = 0x03;
    static final int SOUND = 0x10;

    static final int HEADER_BYTES = 3;

    /** Of one frame, 20 ms. */
    static final int SAMPLES = 160;

    private final int kind;
    private final byte[] payload;

    Frame(int kind, byte... payload) {
        this.kind = kind;
        this.payload = payload;
    }

    int kind() {
        return kind;
    }

    byte[] payload() {
        return payload;
    }

    static Frame sound(short... samples) {
        ByteBuffer bytes =
                ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return new Frame(SOUND, bytes.array());
    }

    short[] samples() {
        short[] samples = new short[payload.length / Short.BYTES];
        ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put((byte) kind)
                .putShort((short) payload.length)
                .put(payload)
                .array();
    }

    /** Its payload may be a voice. */
    @Override
    public String toString() {
        return "Frame[%d, %d bytes]".formatted(kind, payload.length);
    }
}
