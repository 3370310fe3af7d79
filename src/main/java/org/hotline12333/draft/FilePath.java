package org.hotline12333.draft;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of the project's folder, by its path there. Nothing else can be named: no way leads out of
 * the folder, and none to what starts the hotline or Asterisk.
 */
public record FilePath(String text) implements Comparable<FilePath> {
    private static final int LENGTH_MAX = 200;
    private static final String NAME = "[a-z0-9][a-z0-9_-]*";

    /** What authors write. */
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "dialplans/(?:hotline|hours|topics)/%1$s\\.yaml|dialplans/announcements/announcements\\.yaml|prompts/[a-z]{2,3}/%1$s\\.(?:yaml|rbnf)|calls/(?:%1$s/)*%1$s\\.call"
                            .formatted(NAME));

    /** What is rendered of it. */
    private static final Pattern RENDERED =
            Pattern.compile(
                    "prompts/[a-z]{2,3}/(?:%1$s/)*(?:%1$s\\.wav|clips\\.txt)".formatted(NAME));

    /**
     * @throws IllegalArgumentException where it is none of these files
     */
    public FilePath {
        if (text.length() > LENGTH_MAX || !(matches(WRITTEN, text) || matches(RENDERED, text))) {
            throw new IllegalArgumentException("no file of the project's folder");
        }
    }

    private static boolean matches(Pattern kind, String text) {
        return kind.matcher(text).matches();
    }

    /** One that authors write; nothing where the path leads to none. */
    public static Optional<FilePath> written(String typed) {
        String path = typed.strip();
        return path.length() <= LENGTH_MAX && matches(WRITTEN, path)
                ? Optional.of(new FilePath(path))
                : Optional.empty();
    }

    @Override
    public int compareTo(FilePath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
