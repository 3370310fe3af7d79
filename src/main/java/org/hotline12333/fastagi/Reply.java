package org.hotline12333.fastagi;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.channel.KeyInput;

/**
 * One line of Asterisk's answer to a command that it has done: {@code 200 result=12 (timeout)}.
 *
 * @param result keys, a number, or empty
 * @param detail what stands in parentheses, or empty
 */
record Reply(String result, String detail) {
    private static final Pattern LINE =
            Pattern.compile(
                    "200 result=(-[12]|[0-9A-Da-d*#]*)"
                            + "(?: \\(([^\\x00-\\x1f]*)\\))?"
                            + "(?: endpos=[0-9]+)?");

    /** The ASCII codes of what a telephone has; SIP INFO brings A to D in small letters, too. */
    private static final Pattern KEY = Pattern.compile("35|42|4[89]|5[0-7]|6[5-8]|9[789]|100");

    private static final Pattern ENTRY = Pattern.compile("[0-9A-Da-d*]*");

    private static final String GONE = "-1";
    private static final String UNKNOWN = "-2";

    /** Whether Asterisk writes such a line. */
    static boolean isOne(String line) {
        return LINE.matcher(line).matches();
    }

    static Reply of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a reply");
        }
        String detail = parts.group(2);
        return new Reply(parts.group(1), detail == null ? "" : detail);
    }

    /** A hang-up, or a file that is missing. */
    boolean isGone() {
        return result.equals(GONE);
    }

    /** An application that Asterisk has not loaded. */
    boolean isUnknown() {
        return result.equals(UNKNOWN);
    }

    /** The key of a command that answers with its ASCII code; 0 where none was pressed. */
    char key() {
        return KEY.matcher(result).matches()
                ? Character.toUpperCase((char) Integer.parseInt(result))
                : 0;
    }

    /**
     * Whether the result is an entry of at most so many keys; the {@code #} that ends it is none.
     */
    boolean isKeys(int maxLength) {
        return isKeys(result, maxLength);
    }

    /** The same of what Asterisk says elsewhere. */
    static boolean isKeys(String keys, int maxLength) {
        return keys.length() <= maxLength && ENTRY.matcher(keys).matches();
    }

    /** The keys that {@code GET DATA} of so many took. */
    KeyInput keys(int maxLength) {
        String keys = result.toUpperCase(Locale.ROOT);
        if (detail.equals("timeout")) {
            return new KeyInput(keys, KeyInput.End.TIMEOUT);
        }
        return new KeyInput(
                keys, keys.length() == maxLength ? KeyInput.End.COMPLETE : KeyInput.End.TERMCHAR);
    }
}
