package org.hotline12333.prompt.sound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.Language;

/**
 * From what each clip of a language was made: {@code clips.txt} in its folder, a line a clip, so
 * that only what changed is rendered again.
 */
final class ClipManifest {
    private static final int MARK_BYTES = 8;

    private final Path file;
    private final SortedMap<String, Mark> marks = new TreeMap<>();

    /**
     * From what a clip was made, as digests.
     *
     * @param words what it says
     * @param making all else that shapes its sound
     */
    record Mark(String words, String making) {
        static Mark of(ClipText spoken, SpeechEngine engine) {
            return switch (spoken) {
                case ClipText.Line line ->
                        new Mark(digest(line.words()), digest(engine.making(line)));
                // Silence is the same from every engine.
                case ClipText.Pause pause ->
                        new Mark(digest(pause.length().toString()), digest(""));
            };
        }
    }

    private ClipManifest(Path file) {
        this.file = file;
    }

    /** A line that is not one is left out: its clip will be rendered again. */
    static ClipManifest of(Path prompts, Language language) throws IOException {
        ClipManifest manifest = new ClipManifest(prompts.resolve(language.code(), "clips.txt"));
        if (Files.exists(manifest.file)) {
            for (String line : Files.readAllLines(manifest.file)) {
                String[] words = line.split(" ", -1);
                if (words.length == 3) {
                    manifest.marks.put(words[0], new Mark(words[1], words[2]));
                }
            }
        }
        return manifest;
    }

    /** Nothing where the clip was never rendered. */
    Optional<Mark> mark(Clip clip) {
        return Optional.ofNullable(marks.get(clip.id()));
    }

    void rendered(Clip clip, Mark mark) {
        marks.put(clip.id(), mark);
    }

    /** Forgets all clips but these. */
    void keep(Set<String> clipIds) {
        marks.keySet().retainAll(clipIds);
    }

    void write() throws IOException {
        Files.write(
                file,
                marks.entrySet().stream()
                        .map(e ->
                                String.join(
                                        " ",
                                        e.getKey(),
                                        e.getValue().words(),
                                        e.getValue().making()))
                        .toList());
    }

    private static String digest(String what) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(what.getBytes(StandardCharsets.UTF_8)), 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
