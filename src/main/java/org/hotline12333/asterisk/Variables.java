package org.hotline12333.asterisk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.channel.Exchange;

/** The variables of a channel, and the functions that read like one. */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]*)\\}");
    private static final Pattern READY = Pattern.compile("QUEUE_MEMBER\\(([^,()]*),ready\\)");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> agents;

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
        Matcher ready = READY.matcher(name);
        return ready.matches()
                ? Optional.of(Integer.toString(agents.getOrDefault(ready.group(1), 0)))
                : Optional.ofNullable(values.get(name));
    }

    /** A text with its references replaced. */
    String substitute(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(get(found.group(1)).orElse("")));
    }

    Map<String, String> all() {
        return Map.copyOf(values);
    }
}
