package org.hotline12333.prompt;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hotline12333.value.RecordingId;

/**
 * A sound: its path below {@code prompts} without the ending, language first, such as {@code
 * zh/n28}; or a caller's own voice, such as {@code recording/7}.
 */
public record Clip(String id) {
    private static final Pattern ID = Pattern.compile("[a-z0-9/_-]{1,64}");

    /** In the place of a language: what a caller has said lies in the store. */
    private static final String RECORDINGS = "recording/";

    public Clip {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a clip id: " + id);
        }
    }

    /** What a caller has said. */
    public static Clip of(RecordingId recording) {
        return new Clip(RECORDINGS + recording.value());
    }

    /** What it is the recording of; nothing where it is a file of ours. */
    public Optional<RecordingId> recording() {
        return id.startsWith(RECORDINGS)
                ? Optional.of(new RecordingId(Long.parseLong(id.substring(RECORDINGS.length()))))
                : Optional.empty();
    }

    /** The same words at another pace; they need not be there. */
    Clip at(SpeechRate pace) {
        return pace.equals(SpeechRate.ORDINARY)
                ? this
                : new Clip(id.replaceFirst("/", "/" + pace + "/"));
    }

    @Override
    public String toString() {
        return id;
    }
}
