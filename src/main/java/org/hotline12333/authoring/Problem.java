package org.hotline12333.authoring;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One fault of a dialplan's author.
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

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    public Problem {
        message = BREAKS.matcher(message).replaceAll(" "); // it quotes what was written
        mend = BREAKS.matcher(mend).replaceAll(" ");
    }

    /** One line: {@code dialplans/hotline/main.yaml:12: what is wrong; what to do}. */
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + message + "; " + mend;
    }
}
