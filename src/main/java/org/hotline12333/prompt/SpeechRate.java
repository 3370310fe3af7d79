package org.hotline12333.prompt;

import java.util.regex.Pattern;

/**
 * How fast a caller is spoken to: a name under {@code paces} in {@code language.yaml}. The clips of
 * every pace but the ordinary one lie in a folder of its name, such as {@code zh/slow}.
 */
public record SpeechRate(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z]{1,16}");

    /** What every language has. */
    public static final SpeechRate ORDINARY = new SpeechRate("ordinary");

    public SpeechRate {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a pace: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
