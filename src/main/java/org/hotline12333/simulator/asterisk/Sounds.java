package org.hotline12333.simulator.asterisk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hotline12333.prompt.Clip;

/**
 * Asterisk's sound files, of which those of the hotline have clips.
 *
 * @param lengths how long a clip sounds; throws {@link IllegalStateException} where there is no
 *     such clip
 */
record Sounds(Function<Clip, Duration> lengths) {
    private static final String FOLDER = "hotline/";

    /** The clip of a file, where there is one. */
    Optional<Clip> clip(String file) {
        if (!file.startsWith(FOLDER)) {
            return Optional.empty();
        }
        try {
            Clip clip = new Clip(file.substring(FOLDER.length()));
            var _ = lengths.apply(clip);
            return Optional.of(clip);
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The files of a list, without those that are missing. */
    List<Clip> present(String files) {
        return list(files).stream().map(this::clip).flatMap(Optional::stream).toList();
    }

    /** The files of a list up to the first that is missing. */
    List<Clip> untilMissing(String files) {
        List<Clip> clips = new ArrayList<>();
        for (String file : list(files)) {
            Optional<Clip> clip = clip(file);
            if (clip.isEmpty()) {
                break;
            }
            clips.add(clip.get());
        }
        return clips;
    }

    static List<String> list(String files) {
        return files.isEmpty() ? List.of() : List.of(files.split("&", -1));
    }
}
