package org.hotline12333.fastagi;

import java.net.ProtocolException;
import java.util.List;
import java.util.regex.Pattern;
import org.hotline12333.channel.CallFacts;

/**
 * What Asterisk says of a call before the first command. Asterisk escapes nothing, so a caller's
 * number can carry lines of its own: only the exact order of keys that Asterisk 22 writes is taken.
 */
record Environment(List<String> lines, CallFacts facts) {
    /** A line of the environment, in bytes. */
    static final int LINE_MAX = 1_024;

    /** Lines of the environment: the fixed ones, the script and the arguments. */
    static final int LINES_MAX = 64;

    private static final String SCRIPT = "agi_network_script";
    private static final String ARGUMENT = "agi_arg_";
    private static final List<String> KEYS =
            List.of(
                    "agi_network",
                    "agi_request",
                    "agi_channel",
                    "agi_language",
                    "agi_type",
                    "agi_uniqueid",
                    "agi_version",
                    "agi_callerid",
                    "agi_calleridname",
                    "agi_callingpres",
                    "agi_callingani2",
                    "agi_callington",
                    "agi_callingtns",
                    "agi_dnid",
                    "agi_rdnis",
                    "agi_context",
                    "agi_extension",
                    "agi_priority",
                    "agi_enhanced",
                    "agi_accountcode",
                    "agi_threadid");

    private static final Pattern UNIQUE_ID = Pattern.compile("[0-9A-Za-z._-]{1,64}");
    private static final Pattern NOT_DIALLED = Pattern.compile("[^0-9+*#]");
    private static final int NUMBER_MAX = 32;

    Environment {
        lines = List.copyOf(lines);
    }

    /**
     * Judges the lines before the empty one.
     *
     * @throws ProtocolException where Asterisk 22 would not have written them so
     */
    static Environment of(List<String> lines) throws ProtocolException {
        int at = 0;
        for (String key : KEYS) {
            if (at == 1 && at < lines.size() && key(lines.get(at)).equals(SCRIPT)) {
                at++;
            }
            if (at >= lines.size() || !key(lines.get(at)).equals(key)) {
                throw new ProtocolException("environment without " + key + " in its place");
            }
            at++;
        }
        for (int argument = 1; at < lines.size(); argument++, at++) {
            if (!key(lines.get(at)).equals(ARGUMENT + argument)) {
                throw new ProtocolException("environment with more than its keys");
            }
        }
        return new Environment(lines, facts(lines));
    }

    private static CallFacts facts(List<String> lines) throws ProtocolException {
        String uniqueId = value(lines, "agi_uniqueid");
        if (!UNIQUE_ID.matcher(uniqueId).matches()) {
            throw new ProtocolException("environment with an odd unique id");
        }
        return new CallFacts(
                uniqueId, number(value(lines, "agi_callerid")), number(value(lines, "agi_dnid")));
    }

    private static String key(String line) {
        int colon = line.indexOf(": ");
        return colon < 0 ? "" : line.substring(0, colon);
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> key(line).equals(key))
                .map(line -> line.substring(key.length() + 2))
                .findFirst()
                .orElse("");
    }

    /** A number as dialled; whatever else was claimed is no number. */
    private static String number(String claimed) {
        return claimed.length() > NUMBER_MAX || NOT_DIALLED.matcher(claimed).find() ? "" : claimed;
    }
}
