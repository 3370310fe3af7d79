package org.hotline12333.prompt.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Sound as Asterisk plays it without conversion: 8 kHz, mono, 16 bit, in a WAV file. */
public final class Sound {
    public static final int SAMPLES_PER_SECOND = 8_000;

    /** Quieter than this is silence: -50 dB of full scale. */
    public static final int SILENCE = 104;

    /** How loud speech is made: its root mean square, -20 dB of full scale. */
    private static final double LOUDNESS = 3_277;

    /** No sample is made louder than this: -1.5 dB of full scale. */
    private static final int PEAK_MAX = 27_570;

    /** What {@link #levelled} and {@link #trimmed} do, so that a change of it can be told. */
    static final String PROCESSING =
            "trim %d, level %.0f, peak %d".formatted(SILENCE, LOUDNESS, PEAK_MAX);

    private static final int HEADER_BYTES = 44;
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;

    private final short[] samples;

    public Sound(short... samples) {
        this.samples = samples;
    }

    public short[] samples() {
        return samples.clone();
    }

    static Sound silence(Duration length) {
        return new Sound(new short[(int) (length.toMillis() * SAMPLES_PER_SECOND / 1_000)]);
    }

    /** Whether it is a WAV file of this form. */
    static boolean isPlain(Path file) throws IOException {
        return isPlain(bytes(file));
    }

    /**
     * Reads a WAV file.
     *
     * @throws IOException also where the file has another form
     */
    public static Sound read(Path file) throws IOException {
        ByteBuffer bytes = bytes(file);
        if (!isPlain(bytes)) {
            throw new IOException(file + " is not 8 kHz mono 16-bit WAV");
        }
        short[] samples = new short[(bytes.remaining() - HEADER_BYTES) / Short.BYTES];
        bytes.position(HEADER_BYTES);
        bytes.asShortBuffer().get(samples);
        return new Sound(samples);
    }

    private static ByteBuffer bytes(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean isPlain(ByteBuffer bytes) {
        return bytes.remaining() >= HEADER_BYTES
                && bytes.getInt(0) == RIFF
                && bytes.getInt(8) == WAVE
                && bytes.getShort(20) == 1
                && bytes.getShort(22) == 1
                && bytes.getInt(24) == SAMPLES_PER_SECOND
                && bytes.getShort(34) == 16
                && bytes.getInt(40) == bytes.remaining() - HEADER_BYTES;
    }

    /** Writes a WAV file. */
    public void write(Path file) throws IOException {
        int length = samples.length * Short.BYTES;
        ByteBuffer bytes =
                ByteBuffer.allocate(HEADER_BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(RIFF).putInt(HEADER_BYTES - 8 + length).putInt(WAVE);
        bytes.put("fmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1);
        bytes.putInt(SAMPLES_PER_SECOND).putInt(SAMPLES_PER_SECOND * Short.BYTES);
        bytes.putShort((short) Short.BYTES).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(length);
        bytes.asShortBuffer().put(samples);
        Files.write(file, bytes.array());
    }

    public Duration length() {
        return Duration.ofMillis(samples.length * 1_000L / SAMPLES_PER_SECOND);
    }

    /** Without the silence that a speech engine leaves at both ends. */
    public Sound trimmed() {
        int from = 0;
        int to = samples.length;
        while (from < to && Math.abs(samples[from]) < SILENCE) {
            from++;
        }
        while (to > from && Math.abs(samples[to - 1]) < SILENCE) {
            to--;
        }
        return new Sound(Arrays.copyOfRange(samples, from, to));
    }

    /** As a clip is kept: without silence at its ends and as loud as every other. */
    Sound processed() {
        return levelled().trimmed().levelled();
    }

    /** As loud as every other clip, and never overdriven. */
    Sound levelled() {
        double gain =
                Math.min(
                        LOUDNESS / Math.max(1, loudness()),
                        PEAK_MAX / (double) Math.max(1, peak()));
        short[] louder = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            louder[i] = (short) Math.round(samples[i] * gain);
        }
        return new Sound(louder);
    }

    /** This, then that, without a pause between. */
    Sound then(Sound next) {
        short[] both = Arrays.copyOf(samples, samples.length + next.samples.length);
        System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
        return new Sound(both);
    }

    boolean isSilent() {
        return peak() < SILENCE;
    }

    boolean isOverdriven() {
        return peak() >= Short.MAX_VALUE;
    }

    private int peak() {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** Its root mean square. */
    public double loudness() {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / Math.max(1, samples.length));
    }
}
