package org.hotline12333.fastagi;

import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hotline12333.channel.CallFacts;

/**
 * What Asterisk says of a call before the first command. Asterisk escapes nothing, so a caller's
 * number can carry lines of its own: only the exact order of keys that Asterisk 22 writes is taken.
 */
final class Environment {
    /** A line of the environment, in bytes. */
    static final int LINE_MAX = 1_024;

    /** Lines of the environment: the fixed ones, the script and the arguments. */
    static final int LINES_MAX = 64;

    static final String KEY_BEGINS = "agi_";

    private static final String SCRIPT = "agi_network_script";
    private static final String ARGUMENT = "agi_arg_";
    private static final String UNIQUE_ID = "agi_uniqueid";
    private static final String CALLER_ID = "agi_callerid";
    private static final String DNID = "agi_dnid";
    private static final List<String> KEYS =
            List.of(
                    "agi_network",
                    "agi_request",
                    "agi_channel",
                    "agi_language",
                    "agi_type",
                    UNIQUE_ID,
                    "agi_version",
                    CALLER_ID,
                    "agi_calleridname",
                    "agi_callingpres",
                    "agi_callingani2",
                    "agi_callington",
                    "agi_callingtns",
                    DNID,
                    "agi_rdnis",
                    "agi_context",
                    "agi_extension",
                    "agi_priority",
                    "agi_enhanced",
                    "agi_accountcode",
                    "agi_threadid");

    private static final Pattern PRINTABLE_ID = Pattern.compile("[0-9A-Za-z._-]{1,64}");
    private static final Pattern DIALLED = Pattern.compile("[0-9+*#]{0,32}");

    private Environment() {}

    /**
     * Judges the lines before the empty one.
     *
     * @throws ProtocolException where Asterisk 22 would not have written them so
     */
    static CallFacts facts(List<String> lines) throws ProtocolException {
        int at = 0;
        for (String key : KEYS) {
            if (at == 1 && isOf(SCRIPT, lines, at)) {
                at++;
            }
            if (!isOf(key, lines, at)) {
                throw new ProtocolException("environment without " + key + " in its place");
            }
            at++;
        }
        List<String> arguments = new ArrayList<>();
        for (int argument = 1; at < lines.size(); argument++, at++) {
            String key = ARGUMENT + argument;
            if (!isOf(key, lines, at)) {
                throw new ProtocolException("environment with more than its keys");
            }
            arguments.add(lines.get(at).substring(key.length() + 2));
        }
        String uniqueId = value(lines, UNIQUE_ID);
        if (!PRINTABLE_ID.matcher(uniqueId).matches()) {
            throw new ProtocolException("environment with an odd unique id");
        }
        return new CallFacts(
                uniqueId,
                dialled(value(lines, CALLER_ID)),
                dialled(value(lines, DNID)),
                Arrivals.of(arguments));
    }

    private static boolean isOf(String key, List<String> lines, int at) {
        return at < lines.size() && lines.get(at).startsWith(key + ": ");
    }

    /** The value of a key that is known to be there, once. */
    private static String value(List<String> lines, String key) {
        boolean script = isOf(SCRIPT, lines, 1);
        int at = KEYS.indexOf(key) + (script ? 1 : 0);
        return lines.get(at).substring(key.length() + 2);
    }

    /** A number as dialled; whatever else was claimed is no number. */
    private static String dialled(String claimed) {
        return DIALLED.matcher(claimed).matches() ? claimed : "";
    }
}
