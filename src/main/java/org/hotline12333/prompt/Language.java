package org.hotline12333.prompt;

import java.util.regex.Pattern;

/**
 * A language that callers may hear: the name of its folder below {@code prompts}, such as {@code
 * zh} or {@code en}.
 */
public record Language(String code) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,15}");

    public Language {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a language folder: " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
