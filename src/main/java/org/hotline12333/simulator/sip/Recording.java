package org.hotline12333.simulator.sip;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.hotline12333.prompt.sound.Sound;

/** What came down the line, from the answer to the end: 8 kHz, decoded; nothing sent is silence. */
public final class Recording {
    private final short[] samples;

    Recording(short... samples) {
        this.samples = samples;
    }

    public short[] samples() {
        return samples.clone();
    }

    public Duration length() {
        return durationOf(samples.length);
    }

    /** Writes it as a WAV file. */
    public void write(Path file) throws IOException {
        new Sound(samples).write(file);
    }

    static Duration durationOf(long samples) {
        return Duration.ofNanos(samples * 1_000_000_000L / Sound.SAMPLES_PER_SECOND);
    }

    static int samplesIn(Duration time) {
        return (int) (time.toNanos() * Sound.SAMPLES_PER_SECOND / 1_000_000_000L);
    }
}
