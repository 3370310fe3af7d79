package org.hotline12333.prompt;

import java.util.regex.Pattern;

/**
 * A sound: its path below {@code prompts} without the ending, language first, such as {@code
 * zh/n28}.
 */
public record Clip(String id) {
    private static final Pattern ID = Pattern.compile("[a-z0-9/_-]{1,64}");

    public Clip {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a clip id: " + id);
        }
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
