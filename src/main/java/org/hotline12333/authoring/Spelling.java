package org.hotline12333.authoring;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses what an author meant. */
public final class Spelling {
    /** More slips than this in one word, and a guess would mislead. */
    private static final int SLIPS_MAX = 3;

    private Spelling() {}

    /** A mend in words: the nearest of the known words as a question, or all of them. */
    public static String meant(String word, Collection<String> known) {
        return nearest(word, known, allowed(word))
                .map(candidate -> "did you mean `" + candidate + "`?")
                .orElseGet(() -> oneOf(known));
    }

    /** The known word that is the fewest slips away, and no more than so many. */
    public static Optional<String> nearest(String word, Collection<String> known, int slipsMax) {
        return known.stream()
                .filter(candidate -> Math.abs(word.length() - candidate.length()) <= slipsMax)
                .filter(candidate -> slips(word, candidate) <= slipsMax)
                .min(
                        Comparator.<String>comparingInt(candidate -> slips(word, candidate))
                                .thenComparing(Comparator.naturalOrder()));
    }

    public static String oneOf(Collection<String> known) {
        if (known.isEmpty()) {
            return "there is none yet";
        }
        return known.stream()
                .sorted()
                .map(word -> "`" + word + "`")
                .collect(Collectors.joining(", ", known.size() == 1 ? "use " : "use one of ", ""));
    }

    private static int allowed(String word) {
        return Math.min(SLIPS_MAX, Math.max(1, word.length() / 3));
    }

    /** Letters left out, put in, changed or swapped with the next one. */
    private static int slips(String a, String b) {
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, a, i, b, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int fewest(int[][] slips, String a, int i, String b, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int fewest =
                Math.min(
                        slips[i - 1][j - 1] + (same ? 0 : 1),
                        1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
    }
}
