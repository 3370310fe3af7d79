package org.hotline12333.simulator.asterisk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.simulator.line.Agents;
import org.hotline12333.simulator.line.Agents.State;
import org.hotline12333.simulator.line.Exchange;

/** The variables of a channel, and the functions that read like one. */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]*)\\}");
    private static final Pattern MEMBERS =
            Pattern.compile("QUEUE_MEMBER\\(([^,()]*),(ready|free|logged|count)\\)");

    /** Bytes of a value that {@code GET VARIABLE} gives; what is longer is cut without a word. */
    static final int VALUE_MAX = 1_023;

    private final Map<String, String> values = new HashMap<>();
    private final Agents agents;

    /** As extensions.conf leaves them for the hotline. */
    Variables(Exchange exchange, boolean exitsOnHangup) {
        agents = exchange.agents();
        values.put("AGIEXITONHANGUP", exitsOnHangup ? "yes" : "no");
        values.put("CHANNEL(language)", "zh");
        values.put("HOTLINE_STATE", exchange.savedState());
        values.put("HOTLINE_RESULT", "");
        values.put("HOTLINE_QUEUE", "");
    }

    void set(String name, String value) {
        values.put(name, value);
    }

    /** What a name or a call of a function stands for, where it stands for anything. */
    Optional<String> get(String name) {
        Matcher members = MEMBERS.matcher(name);
        return members.matches()
                ? Optional.of(Integer.toString(count(members.group(1), members.group(2))))
                : Optional.ofNullable(values.get(name));
    }

    private int count(String queue, String option) {
        return agents.count(
                queue,
                switch (option) {
                    case "ready" -> State::isReady;
                    case "free" -> State::isFree;
                    case "logged" -> State::isLoggedIn;
                    default -> _ -> true;
                });
    }

    /** The same in as many bytes as Asterisk has room for. */
    Optional<String> cut(String name) {
        return get(name).map(value -> value.substring(0, Math.min(VALUE_MAX, value.length())));
    }

    /** A text with its references replaced, however long that is; a value may look like one. */
    String substitute(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(get(found.group(1)).orElse("")));
    }

    Map<String, String> all() {
        return Map.copyOf(values);
    }
}
