package org.hotline12333.dialog.weight;

import java.time.Duration;
import java.util.Optional;
import org.hotline12333.dialog.Texts.Heard;

/** Where a menu's words name a key: a menu says the purpose and then the key, clause by clause. */
public final class WeightClause {
    private WeightClause() {}

    /** The end of the first clause whose last word is this one. */
    public static Optional<Integer> endingWith(String word, String words) {
        for (int at = words.indexOf(word); at >= 0; at = words.indexOf(word, at + 1)) {
            int end = at + word.length();
            if (beginsWord(words, at) && endsClause(words, end)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /** How long the words sound to there, if every letter takes the same time. */
    static Duration share(Heard heard, int end) {
        long all = letters(heard.words());
        long before = letters(heard.words().substring(0, end));
        return all == 0 ? Duration.ZERO : heard.length().multipliedBy(before).dividedBy(all);
    }

    /** Chinese writes no blanks: there a word begins anywhere. */
    private static boolean beginsWord(String words, int at) {
        if (at == 0) {
            return true;
        }
        int before = words.codePointBefore(at);
        return Character.isIdeographic(before) || !Character.isLetterOrDigit(before);
    }

    private static boolean endsClause(String words, int end) {
        if (end == words.length()) {
            return true;
        }
        int next = words.codePointAt(end);
        return !Character.isLetterOrDigit(next) && !Character.isWhitespace(next) && next != '-';
    }

    private static long letters(String words) {
        return words.codePoints().filter(Character::isLetterOrDigit).count();
    }
}
