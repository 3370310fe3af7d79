package org.hotline12333.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.value.NameId;

/** The words of a language's values, each with the clip that says it. */
record Lexicon(Map<String, Clip> words, Map<Integer, Clip> pauses, int longest) {
    /** Of a list, in Chinese and elsewhere. */
    private static final String COMMA = "、";

    private static final String OTHER_COMMA = ", ";

    Lexicon(Map<String, Clip> words, Map<Integer, Clip> pauses) {
        this(
                Map.copyOf(words),
                Map.copyOf(pauses),
                words.keySet().stream().mapToInt(String::length).max().orElse(0));
    }

    /** Names, which are no words of any language, with a breath between them. */
    Utterance listed(List<String> names) {
        String between = pauses.containsKey(COMMA.codePointAt(0)) ? COMMA : OTHER_COMMA;
        List<Clip> clips = new ArrayList<>();
        for (String name : names) {
            Clip breath = pauses.get(between.codePointAt(0));
            if (!clips.isEmpty() && breath != null) {
                clips.add(breath);
            }
            clips.add(Clip.of(NameId.of(name)));
        }
        return new Utterance(String.join(between, names), clips);
    }

    /** Clips as far as there are any, and the rest from the first word without one. */
    private record Scan(List<Clip> clips, String rest) {}

    /**
     * @throws IllegalStateException naming the word that no clip says
     */
    List<Clip> clips(String spoken) {
        Scan scan = scan(spoken);
        if (!scan.rest().isEmpty()) {
            throw new IllegalStateException(
                    "no clip for `%s` in `%s`".formatted(firstWord(scan.rest()), spoken));
        }
        return scan.clips();
    }

    /** The first word that no clip says. */
    Optional<String> missing(String spoken) {
        String rest = scan(spoken).rest();
        return rest.isEmpty() ? Optional.empty() : Optional.of(firstWord(rest));
    }

    private Scan scan(String spoken) {
        List<Clip> clips = new ArrayList<>();
        int at = 0;
        while (at < spoken.length()) {
            int symbol = spoken.codePointAt(at);
            Clip pause = pauses.get(symbol);
            if (pause != null) {
                clips.add(pause);
                at += Character.charCount(symbol);
            } else if (Character.isWhitespace(symbol)) {
                at++;
            } else {
                int end = end(spoken, at);
                Clip clip = words.get(spoken.substring(at, end));
                if (clip == null) {
                    return new Scan(clips, spoken.substring(at));
                }
                clips.add(clip);
                at = end;
            }
        }
        return new Scan(clips, "");
    }

    /** Where the longest entry that begins here ends; {@code start} where none begins. */
    private int end(String spoken, int start) {
        for (int end = Math.min(spoken.length(), start + longest); end > start; end--) {
            if (isBorder(spoken, end) && words.containsKey(spoken.substring(start, end))) {
                return end;
            }
        }
        return start;
    }

    /** Six is no part of sixty; but every Chinese character may end a word. */
    private static boolean isBorder(String spoken, int at) {
        return at == spoken.length()
                || !isLetter(spoken.codePointBefore(at))
                || !isLetter(spoken.codePointAt(at));
    }

    private static boolean isLetter(int symbol) {
        return Character.isAlphabetic(symbol) && !Character.isIdeographic(symbol);
    }

    /** Up to the next blank; of Chinese, the next character. */
    private static String firstWord(String rest) {
        int end = rest.offsetByCodePoints(0, 1);
        while (end < rest.length() && !isBorder(rest, end)) {
            end++;
        }
        return rest.substring(0, end);
    }
}
