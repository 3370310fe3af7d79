package org.hotline12333.simulator.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * What a caller heard.
 *
 * @param clips the clips that Asterisk began to play, in order, language first: {@code zh/n28}
 * @param duration how long the recording of the call is
 * @param loudness the recording's root mean square; 0 is silence, 1 the loudest square wave
 */
public record Heard(List<String> clips, Duration duration, double loudness) {
    private static final Pattern ARRIVAL = Pattern.compile("arrival (\\d+) (\\S+)");
    private static final Pattern PLAYING =
            Pattern.compile("<([^>]+)> Playing 'hotline/([^'.]+)\\.[a-z0-9]+'");

    static Heard of(RealAsterisk asterisk, String caller) {
        String channel = channelOf(asterisk.clipLog(), caller);
        String end = "End MixMonitor Recording " + channel;
        RealAsterisk.await(
                end, () -> asterisk.clipLog().stream().anyMatch(line -> line.trim().endsWith(end)));
        return of(clipsOf(asterisk.clipLog(), channel), asterisk.recordingOf(caller));
    }

    static String channelOf(List<String> log, String caller) {
        return log.stream()
                .map(ARRIVAL::matcher)
                .filter(line -> line.find() && line.group(1).equals(caller))
                .map(line -> line.group(2))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no call of " + caller));
    }

    static List<String> clipsOf(List<String> log, String channel) {
        return log.stream()
                .map(PLAYING::matcher)
                .filter(line -> line.find() && line.group(1).equals(channel))
                .map((Matcher line) -> line.group(2))
                .toList();
    }

    private static Heard of(List<String> clips, Path recording) {
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(recording.toFile())) {
            byte[] bytes = audio.readAllBytes();
            double sum = 0;
            for (int i = 0; i + 1 < bytes.length; i += 2) {
                double sample = (short) ((bytes[i] & 0xff) | bytes[i + 1] << 8) / 32768.0;
                sum += sample * sample;
            }
            int samples = bytes.length / 2;
            var duration =
                    Duration.ofMillis(
                            Math.round(samples * 1000 / audio.getFormat().getSampleRate()));
            return new Heard(clips, duration, samples == 0 ? 0 : Math.sqrt(sum / samples));
        } catch (IOException e) {
            throw new UncheckedIOException("recording of the call", e);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException("recording of the call", e);
        }
    }
}
