package org.hotline12333.prompt;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hotline12333.value.NameId;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.SoundId;

/**
 * A sound: its path below {@code prompts} without the ending, language first, such as {@code
 * zh/n28}; or what lies in the store: a caller's own voice, such as {@code recording/7}, or a name.
 */
public record Clip(String id) {
    private static final Pattern ID = Pattern.compile("[a-z0-9/_-]{1,64}");

    /** In the place of a language. */
    private static final String RECORDINGS = "recording/";

    private static final String NAMES = "name/";

    public Clip {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a clip id: " + id);
        }
    }

    /** What lies in the store. */
    public static Clip of(SoundId sound) {
        return new Clip(
                switch (sound) {
                    case RecordingId(long value) -> RECORDINGS + value;
                    case NameId(String hex) -> NAMES + hex;
                });
    }

    /** As what it lies in the store; nothing where it is a file of ours. */
    public Optional<SoundId> stored() {
        if (id.startsWith(RECORDINGS)) {
            return Optional.of(new RecordingId(Long.parseLong(id.substring(RECORDINGS.length()))));
        }
        return id.startsWith(NAMES)
                ? Optional.of(new NameId(id.substring(NAMES.length())))
                : Optional.empty();
    }

    /** Whether a caller has said it. */
    public boolean isRecording() {
        return id.startsWith(RECORDINGS);
    }

    /** Whether it is a name: it is left out where it has no sound, and all else is said. */
    public boolean isName() {
        return id.startsWith(NAMES);
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
