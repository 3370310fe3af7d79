package org.hotline12333.value;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What was said, as telephones carry it: 8,000 samples a second, A-law. Never printed; what a
 * caller has said is nowhere but in memory or sealed.
 */
public final class Sound {
    public static final int SAMPLES_PER_SECOND = 8_000;

    private static final int HEADER_BYTES = 44;

    private static final byte SILENCE = (byte) 0xD5;

    private final byte[] aLaw;
    private final Duration speech;

    /**
     * @param speech how long somebody speaks in it
     */
    public Sound(byte[] aLaw, Duration speech) {
        this.aLaw = aLaw.clone();
        this.speech = speech;
    }

    /** One in which somebody speaks from its beginning to its end. */
    public static Sound spoken(byte[] aLaw) {
        return new Sound(aLaw, Duration.ofMillis(aLaw.length * 1_000L / SAMPLES_PER_SECOND));
    }

    /** The same of samples of 16 bit. */
    public static Sound spoken(short... samples) {
        byte[] aLaw = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            aLaw[i] = ALaw.encode(samples[i]);
        }
        return spoken(aLaw);
    }

    /** One behind the other, with a second of silence between them. */
    public static Sound joined(List<Sound> sounds) {
        byte[] pause = new byte[SAMPLES_PER_SECOND];
        Arrays.fill(pause, SILENCE);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Duration speech = Duration.ZERO;
        for (Sound each : sounds) {
            all.writeBytes(all.size() == 0 ? new byte[0] : pause);
            all.writeBytes(each.aLaw);
            speech = speech.plus(each.speech);
        }
        return new Sound(all.toByteArray(), speech);
    }

    public byte[] aLaw() {
        return aLaw.clone();
    }

    /** How long somebody speaks in it; the rest is silence. */
    public Duration speech() {
        return speech;
    }

    public Duration length() {
        return Duration.ofMillis(aLaw.length * 1_000L / SAMPLES_PER_SECOND);
    }

    /** Samples of 16 bit. */
    public short[] samples() {
        short[] samples = new short[aLaw.length];
        for (int i = 0; i < aLaw.length; i++) {
            samples[i] = ALaw.decode(aLaw[i]);
        }
        return samples;
    }

    /** As a WAV file that every player plays: 16 bit, not A-law. */
    public byte[] wav() {
        int length = aLaw.length * Short.BYTES;
        ByteBuffer bytes =
                ByteBuffer.allocate(HEADER_BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + length).put(ascii("WAVE"));
        bytes.put(ascii("fmt ")).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1);
        bytes.putInt(SAMPLES_PER_SECOND).putInt(SAMPLES_PER_SECOND * Short.BYTES);
        bytes.putShort((short) Short.BYTES).putShort((short) 16);
        bytes.put(ascii("data")).putInt(length);
        bytes.asShortBuffer().put(samples());
        return bytes.array();
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "Sound of " + length();
    }
}
