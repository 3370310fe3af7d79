package org.hotline12333.simulator.script;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;

/**
 * What a line of a script says of what is heard: words, clips by their id, and {@code *} for
 * anything. Only letters and digits of words count, as a listener hears no commas.
 *
 * @param cutShort whether the last of it was cut by a key or a hang-up
 */
public record Wording(String source, List<Part> parts, boolean cutShort) {
    private static final Pattern PART = Pattern.compile("\\*|\\[([^\\]]*)]|[^*\\[]+|\\[");
    private static final Pattern CUT = Pattern.compile("(\\.\\.\\.|…|……)$");

    public Wording {
        parts = List.copyOf(parts);
    }

    public sealed interface Part {
        /** Normalised, never empty. */
        record Words(String words) implements Part {}

        record Sound(Clip clip) implements Part {}

        record Anything() implements Part {}
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException with the reason where it is none
     */
    public static Wording of(String source) {
        Matcher cut = CUT.matcher(source);
        boolean cutShort = cut.find();
        String text = cutShort ? source.substring(0, cut.start()) : source;
        List<Part> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            parts(part).forEach(parts::add);
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no words, no clip and no * in it");
        }
        if (cutShort && parts.getLast() instanceof Part.Anything) {
            throw new IllegalArgumentException("`*...` does not say what was cut short");
        }
        return new Wording(source, parts, cutShort);
    }

    private static Stream<Part> parts(Matcher part) {
        if (part.group().equals("*")) {
            return Stream.of(new Part.Anything());
        }
        if (part.group(1) != null) {
            return Stream.of(new Part.Sound(new Clip(part.group(1).strip())));
        }
        String words = normalised(part.group());
        return words.isEmpty() ? Stream.empty() : Stream.of(new Part.Words(words));
    }

    /** Whether it lets all pass. */
    public boolean isAnything() {
        return parts.stream().allMatch(Part.Anything.class::isInstance);
    }

    /** Letters and digits alone, in lower case. */
    static String normalised(String words) {
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(words, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return source;
    }
}
