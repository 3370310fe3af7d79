package org.hotline12333.value;

/** The telephone's coding of a sample in eight bits, ITU-T G.711. */
public final class ALaw {
    public static final byte SILENCE = (byte) 0xd5;

    private static final int TOGGLED = 0x55;
    private static final int SIGN = 0x80;
    private static final short[] DECODED = new short[256];

    static {
        for (int code = 0; code < DECODED.length; code++) {
            DECODED[code] = decoded(code);
        }
    }

    private ALaw() {}

    public static short decode(byte code) {
        return DECODED[code & 0xff];
    }

    private static short decoded(int code) {
        int plain = code ^ TOGGLED;
        int exponent = plain >> 4 & 7;
        int mantissa = (plain & 0xf) << 4;
        int magnitude = exponent == 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
        return (short) ((plain & SIGN) == 0 ? -magnitude : magnitude);
    }

    public static byte encode(short sample) {
        int sign = sample < 0 ? 0 : SIGN;
        int magnitude = sample < 0 ? -sample - 1 : sample;
        int exponent = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude | 1));
        int mantissa = magnitude >> Math.max(4, exponent + 3) & 0xf;
        return (byte) ((sign | exponent << 4 | mantissa) ^ TOGGLED);
    }

    /** What is left of sound that went over the line. */
    public static short[] onTheLine(short[] samples) {
        short[] heard = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            heard[i] = decode(encode(samples[i]));
        }
        return heard;
    }
}
