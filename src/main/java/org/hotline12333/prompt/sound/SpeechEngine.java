package org.hotline12333.prompt.sound;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hotline12333.prompt.ClipText;

/**
 * A speech engine that is a command: words in, a WAV file out. In the command {@code {text}},
 * {@code {voice}}, {@code {speed}} and {@code {out}} are replaced, and {@code {file}} by a file
 * with the words in UTF-8; sox makes 8 kHz mono of what is not.
 *
 * @param command what it is known by: another one speaks otherwise
 * @param run what is started
 */
public record SpeechEngine(String command, String run) {
    public static final SpeechEngine ESPEAK =
            new SpeechEngine("espeak-ng -v {voice} -s {speed} -w {out} {text}");

    /** Whoever speaks while callers are served. */
    private static final String GIVES_WAY = "nice -n 10 ";

    /** The same words from a file: a service has no locale in which they could be an argument. */
    private static final String ESPEAK_IN_SERVICE =
            "espeak-ng -b 1 -v {voice} -s {speed} -w {out} -f {file}";

    private static final String TEXT = "{text}";
    private static final String FILE = "{file}";
    private static final String OUT = "{out}";
    private static final int SECONDS_MAX = 120;

    /** What words on a command line are written in; a service mostly has no locale. */
    private static final Charset COMMANDS =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    /**
     * @throws IllegalArgumentException where the command takes no words or leaves no sound
     */
    public SpeechEngine {
        String words = command.contains(FILE) ? FILE : TEXT;
        for (String slot : List.of(words, OUT)) {
            if (!command.contains(slot)) {
                throw new IllegalArgumentException(
                        "the speech engine `%s` has no %s; write a command such as `%s`"
                                .formatted(
                                        command,
                                        slot,
                                        "espeak-ng -v {voice} -s {speed} -w {out} {text}"));
            }
        }
    }

    /** One that is run as it is named. */
    public SpeechEngine(String command) {
        this(command, command);
    }

    /** The same engine, whose sounds are the same, run beside calls. */
    public SpeechEngine givingWay() {
        String beside = equals(ESPEAK) ? ESPEAK_IN_SERVICE : run;
        return new SpeechEngine(command, GIVES_WAY + beside);
    }

    /** All that shapes the sound of these words, beside the words: equal makings sound alike. */
    String making(ClipText.Line line) {
        return String.join("\0", command, line.voice(), "" + line.speed(), Sound.PROCESSING);
    }

    /**
     * Speaks words, trimmed and levelled.
     *
     * @throws IOException with one line that names the command, where it fails or says nothing
     */
    Sound speak(ClipText.Line line) throws IOException {
        Path folder = Files.createTempDirectory("hotline-speech");
        Path raw = folder.resolve("raw.wav");
        Path plain = folder.resolve("plain.wav");
        Path text = folder.resolve("words.txt");
        try {
            if (run.contains(FILE)) {
                Files.writeString(text, line.words());
            } else {
                demandWritable(line.words());
            }
            run(words(line, text, raw));
            if (!Files.exists(raw)) {
                throw new IOException("the speech engine left no sound: " + command);
            }
            Sound sound = plain(raw, plain).processed();
            if (sound.isSilent()) {
                throw new IOException("the speech engine said nothing: " + command);
            }
            return sound;
        } finally {
            Files.deleteIfExists(raw);
            Files.deleteIfExists(plain);
            Files.deleteIfExists(text);
            Files.deleteIfExists(folder);
        }
    }

    /** In another locale an engine would get a question mark for each letter. */
    private static void demandWritable(String words) throws IOException {
        if (!COMMANDS.newEncoder().canEncode(words)) {
            throw new IOException(
                    "the locale has no letters for these words: set LC_ALL=C.UTF-8, or let the"
                            + " engine read {file} in place of {text}");
        }
    }

    private List<String> words(ClipText.Line line, Path text, Path out) {
        return Stream.of(run.strip().split("\\s+", -1))
                .map(word ->
                        word.replace("{voice}", line.voice())
                                .replace("{speed}", "" + line.speed())
                                .replace(OUT, out.toString())
                                .replace(FILE, text.toString())
                                .replace(TEXT, line.words()))
                .toList();
    }

    private static Sound plain(Path raw, Path plain) throws IOException {
        if (Sound.isPlain(raw)) {
            return Sound.read(raw);
        }
        run(
                Stream.of("sox", raw, "-r", 8000, "-c", 1, "-b", 16, "-D", plain, "norm", "-3")
                        .map(String::valueOf)
                        .toList());
        return Sound.read(plain);
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
