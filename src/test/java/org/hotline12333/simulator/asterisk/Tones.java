package org.hotline12333.simulator.asterisk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Clips for a test: a tone each, 8 kHz mono. */
public final class Tones {
    private Tones() {}

    public static void write(Path prompts, String clip, Duration length) throws IOException {
        int samples = (int) length.toMillis() * 8;
        var bytes = new byte[2 * samples];
        for (int i = 0; i < samples; i++) {
            int sample = (int) (8000 * Math.sin(2 * Math.PI * 500 * i / 8000));
            bytes[2 * i] = (byte) sample;
            bytes[2 * i + 1] = (byte) (sample >> 8);
        }
        Path file = prompts.resolve(clip + ".wav");
        Files.createDirectories(file.getParent());
        var format = new AudioFormat(8000, 16, 1, true, false);
        try (var audio = new AudioInputStream(new ByteArrayInputStream(bytes), format, samples)) {
            AudioSystem.write(audio, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }
}
