package org.hotline12333.fastagi;

import org.hotline12333.channel.Keys;

/**
 * One line of Asterisk's answer to a command: {@code 200 result=12 (timeout)}.
 *
 * @param code 200, or why the command was not done
 * @param result the word after {@code result=}, perhaps empty
 * @param detail what stands in parentheses, or empty
 */
record Reply(int code, String result, String detail) {
    static final String GONE = "-1";
    private static final String RESULT = "result=";

    static Reply of(String line) {
        int code = Integer.parseInt(line.substring(0, 3));
        int at = line.indexOf(RESULT);
        if (at < 0) {
            return new Reply(code, "", "");
        }
        String rest = line.substring(at + RESULT.length());
        int blank = rest.indexOf(' ');
        int open = rest.indexOf('(');
        int close = rest.lastIndexOf(')');
        return new Reply(
                code,
                blank < 0 ? rest : rest.substring(0, blank),
                open < 0 || close < open ? "" : rest.substring(open + 1, close));
    }

    /** -1: a hang-up, or a file that is missing. */
    boolean isGone() {
        return result.equals(GONE);
    }

    /** The key of a command that answers with its ASCII code; 0 where none was pressed. */
    char key() {
        return result.isEmpty() ? 0 : (char) Integer.parseInt(result);
    }

    /** The keys that {@code GET DATA} of so many took. */
    Keys keys(int maxLength) {
        if (detail.equals("timeout")) {
            return new Keys(result, Keys.End.TIMEOUT);
        }
        return new Keys(
                result, result.length() == maxLength ? Keys.End.COMPLETE : Keys.End.TERMCHAR);
    }
}
