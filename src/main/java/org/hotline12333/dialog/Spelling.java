package org.hotline12333.dialog;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Guesses what an author meant. */
final class Spelling {
    /** More slips than this in one word, and a guess would mislead. */
    private static final int SLIPS_MAX = 3;

    private Spelling() {}

    /** A mend in words: the nearest of the known words as a question, or all of them. */
    static String meant(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> slips(word, candidate) <= allowed(word))
                .min(
                        Comparator.<String>comparingInt(candidate -> slips(word, candidate))
                                .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> "did you mean `" + candidate + "`?")
                .orElseGet(() -> oneOf(known));
    }

    static String oneOf(Collection<String> known) {
        if (known.isEmpty()) {
            return "there is none yet";
        }
        return known.stream()
                .sorted()
                .map(word -> "`" + word + "`")
                .collect(Collectors.joining(", ", "use one of ", ""));
    }

    private static int allowed(String word) {
        return Math.min(SLIPS_MAX, Math.max(1, word.length() / 3));
    }

    /** Levenshtein's distance. */
    private static int slips(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
