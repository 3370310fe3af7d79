package org.hotline12333.prompt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From what each clip of a language was made: {@code clips.txt} in its folder, a line a clip, so
 * that only what changed is rendered again.
 */
final class ClipManifest {
    private static final int MARK_BYTES = 8;

    private final Path file;
    private final SortedMap<String, String> marks = new TreeMap<>();

    private ClipManifest(Path file) {
        this.file = file;
    }

    static ClipManifest of(Path prompts, Language language) throws IOException {
        ClipManifest manifest = new ClipManifest(prompts.resolve(language.code(), "clips.txt"));
        if (Files.exists(manifest.file)) {
            for (String line : Files.readAllLines(manifest.file)) {
                String[] words = line.split(" ", 2);
                if (words.length == 2) {
                    manifest.marks.put(words[0], words[1]);
                }
            }
        }
        return manifest;
    }

    /** What identifies the sound of these words: change any of it, and the clip is stale. */
    static String mark(Spoken spoken) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(spoken.words(), spoken.voice())) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    boolean isFresh(Clip clip, Spoken spoken) {
        return mark(spoken).equals(marks.get(clip.id()));
    }

    void rendered(Clip clip, Spoken spoken) {
        marks.put(clip.id(), mark(spoken));
    }

    void forget(String clipId) {
        marks.remove(clipId);
    }

    void write() throws IOException {
        Files.write(
                file, marks.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
    }
}
