package org.hotline12333.prompt;

/**
 * One mistake in a folder of prompts.
 *
 * @param line counts from 1; 0 where the file as a whole is meant
 * @param message what is wrong
 * @param mend what to do about it
 */
public record Fault(String file, int line, String message, String mend) {
    /** One line: {@code prompts/zh/texts.yaml:12: what is wrong; what to do}. */
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + message + "; " + mend;
    }
}
