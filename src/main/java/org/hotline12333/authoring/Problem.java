package org.hotline12333.authoring;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One fault of an author.
 *
 * @param file as the folder was named by whoever asked; a folder where no single file is at fault
 * @param line counts from 1; 0 where the file as a whole is meant
 * @param column counts from 1; 0 where the file as a whole is meant
 * @param message what is wrong
 * @param mend what to do about it
 */
public record Problem(
        String file, int line, int column, ProblemKind kind, String message, String mend) {
    static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file)
                    .thenComparingInt(Problem::line)
                    .thenComparingInt(Problem::column)
                    .thenComparing(problem -> problem.kind().name())
                    .thenComparing(Problem::message);

    /** What breaks a line, commands a terminal, or turns the direction of what follows. */
    private static final Pattern CONTROL =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

    /** What is longer quotes more than helps. */
    private static final int LENGTH_MAX = 1_000;

    public Problem {
        file = plain(file);
        message = plain(message); // it quotes what was written
        mend = plain(mend);
    }

    private static String plain(String words) {
        String plain = CONTROL.matcher(words).replaceAll(" ");
        return plain.length() <= LENGTH_MAX ? plain : plain.substring(0, LENGTH_MAX) + "...";
    }

    public static Problem of(ProblemKind kind, SourceLocation at, String message, String mend) {
        return new Problem(at.file(), at.line(), at.column(), kind, message, mend);
    }

    /** The file, and the line where one is meant. */
    public String place() {
        return new SourceLocation(file, line, column).toString();
    }

    /** One line: {@code dialplans/hotline/main.yaml:12: what is wrong; what to do}. */
    @Override
    public String toString() {
        return place() + ": " + message + "; " + mend;
    }
}
