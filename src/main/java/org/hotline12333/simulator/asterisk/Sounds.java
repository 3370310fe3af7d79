package org.hotline12333.simulator.asterisk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hotline12333.prompt.Clip;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Sound;

/**
 * Asterisk's sound files, of which those of the hotline have clips.
 *
 * @param lengths how long a clip sounds; throws {@link IllegalStateException} where there is no
 *     such clip
 * @param stored sounds that are none of its files, by which it tells what a server plays
 */
record Sounds(Function<Clip, Duration> lengths, Map<Clip, Sound> stored) {
    private static final String FOLDER = "hotline/";

    /** Somebody's voice: which one only the server knows. */
    private static final Clip VOICE = Clip.of(new RecordingId(0));

    /** What a server has played, all of it or its beginning. */
    Clip voice(List<short[]> frames) {
        return stored.entrySet().stream()
                .filter(each -> isOf(each.getValue().samples(), frames))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(VOICE);
    }

    private static boolean isOf(short[] sound, List<short[]> frames) {
        int at = 0;
        for (short[] frame : frames) {
            for (short sample : frame) {
                if (at < sound.length ? sample != sound[at] : sample != 0) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

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
