package org.hotline12333.simulator.asterisk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    private static final Pattern KEYS = Pattern.compile("DB_KEYS\\(([^()]*)\\)");
    private static final Pattern LIST = Pattern.compile("QUEUE_MEMBER_LIST\\(([^,()]*)\\)");

    /** Members are named by queue and number, so that each can be asked for alone. */
    private static final Pattern PAUSED =
            Pattern.compile("QUEUE_MEMBER\\([^,()]*,paused,PJSIP/([^,()]*)\\.(\\d+)\\)");

    private static final Pattern DEVICE =
            Pattern.compile("DEVICE_STATE\\(PJSIP/([^,()]*)\\.(\\d+)\\)");
    private static final Pattern QUEUE = Pattern.compile("QUEUE_VARIABLES\\([^()]*\\)");

    private static final String INHERITED = "__";
    private static final long EPOCH = 1_795_874_806L;
    private static final int SECONDS_BEFORE = 60;

    /** Asterisk's database, with the tickets of others who came a minute before. */
    private final Set<String> database = new TreeSet<>();

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
        values.put("EPOCH", Long.toString(EPOCH));
        if (!exchange.placeIn().isEmpty()) {
            String ticket = ticket(exchange.placeIn(), exchange);
            values.put("HOTLINE_TICKET", ticket);
            database.add(ticket);
        }
    }

    /** As the hotline writes it for a caller who has come to a queue. */
    static String ticket(String queue, Exchange exchange) {
        String id = exchange.facts().uniqueId();
        return "hotline-waiting/%s/%d-%s"
                .formatted(queue, EPOCH, id.substring(Math.max(0, id.length() - 13)));
    }

    void set(String name, String value) {
        values.put(name.startsWith(INHERITED) ? name.substring(INHERITED.length()) : name, value);
    }

    void put(String family, String key) {
        database.add(family + "/" + key);
    }

    /** Whether there was such a key. */
    boolean delete(String family, String key) {
        return database.remove(family + "/" + key);
    }

    /** Those directly below a family, and as many as came before. */
    private String keys(String family) {
        Stream<String> others =
                IntStream.range(0, agents.ahead())
                        .mapToObj(other -> (EPOCH - SECONDS_BEFORE) + "-" + other);
        Stream<String> own =
                database.stream()
                        .filter(key -> key.startsWith(family + "/"))
                        .map(key -> key.substring(family.length() + 1));
        return Stream.concat(others, own).collect(Collectors.joining(","));
    }

    /** What a name or a call of a function stands for, where it stands for anything. */
    Optional<String> get(String name) {
        Matcher keys = KEYS.matcher(name);
        if (keys.matches()) {
            return Optional.of(keys(keys.group(1)));
        }
        Matcher list = LIST.matcher(name);
        if (list.matches()) {
            return Optional.of(
                    IntStream.range(0, agents.states(list.group(1)).size())
                            .mapToObj(member -> "PJSIP/" + list.group(1) + "." + member)
                            .collect(Collectors.joining(",")));
        }
        Matcher paused = PAUSED.matcher(name);
        if (paused.matches()) {
            return Optional.of(state(paused) == State.PAUSED ? "1" : "0");
        }
        Matcher device = DEVICE.matcher(name);
        if (device.matches()) {
            return Optional.of(deviceState(state(device)));
        }
        if (QUEUE.matcher(name).matches()) {
            values.put("QUEUETALKTIME", Long.toString(agents.talk().toSeconds()));
            return Optional.of("0");
        }
        Matcher members = MEMBERS.matcher(name);
        return members.matches()
                ? Optional.of(Integer.toString(count(members.group(1), members.group(2))))
                : Optional.ofNullable(values.get(name));
    }

    private State state(Matcher member) {
        return agents.states(member.group(1)).get(Integer.parseInt(member.group(2)));
    }

    private static String deviceState(State state) {
        return switch (state) {
            case FREE, WRAPPING_UP, PAUSED, LEAVING -> "NOT_INUSE";
            case BUSY -> "INUSE";
            case RINGING -> "RINGING";
            case ABSENT -> "UNAVAILABLE";
        };
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
