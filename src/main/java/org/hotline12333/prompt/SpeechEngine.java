package org.hotline12333.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A speech engine that is a command: words in, a WAV file of any rate out. In the command {@code
 * {text}}, {@code {voice}} and {@code {out}} are replaced; sox then makes 8 kHz mono of it.
 */
public record SpeechEngine(String command) {
    /** espeak-ng, a little slower than it speaks by itself: many callers are old. */
    public static final SpeechEngine ESPEAK =
            new SpeechEngine("espeak-ng -v {voice} -s 150 -w {out} {text}");

    private static final int SECONDS_MAX = 120;

    /**
     * Speaks words, trimmed and levelled.
     *
     * @throws IOException with one line that names the command, where it fails or says nothing
     */
    Sound speak(String words, String voice) throws IOException {
        Path folder = Files.createTempDirectory("hotline-speech");
        Path raw = folder.resolve("raw.wav");
        Path plain = folder.resolve("plain.wav");
        try {
            List<String> speech = new ArrayList<>();
            for (String word : command.split(" ", -1)) {
                speech.add(
                        word.replace("{voice}", voice)
                                .replace("{out}", raw.toString())
                                .replace("{text}", words));
            }
            run(speech);
            run(
                    List.of(
                            "sox",
                            raw.toString(),
                            "-r",
                            "8000",
                            "-c",
                            "1",
                            "-b",
                            "16",
                            "-D",
                            plain.toString(),
                            "norm",
                            "-3"));
            Sound sound = Sound.read(plain).trimmed().levelled();
            if (sound.isSilent()) {
                throw new IOException("the speech engine said nothing: " + command);
            }
            return sound;
        } finally {
            Files.deleteIfExists(raw);
            Files.deleteIfExists(plain);
            Files.deleteIfExists(folder);
        }
    }

    private static void run(List<String> words) throws IOException {
        Process process;
        try {
            process =
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            throw new IOException(words.getFirst() + " cannot be started: install it", e);
        }
        try {
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(words.getFirst() + " took more than " + SECONDS_MAX + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + words.getFirst() + " spoke", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(words.getFirst() + " failed with status " + process.exitValue());
        }
    }
}
