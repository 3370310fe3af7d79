package org.hotline12333.simulator.script;

/**
 * A fault of a script's author.
 *
 * @param line counts from 1; 0 where the file as a whole is meant
 */
public record ScriptProblem(String file, int line, String message, String mend) {
    /** One line: {@code calls/pension.call:12: what is wrong; what to do}. */
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + message + "; " + mend;
    }
}
