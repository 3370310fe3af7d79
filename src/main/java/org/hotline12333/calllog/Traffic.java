package org.hotline12333.calllog;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How calls went that the hotline got in some time.
 *
 * @param calls how many
 * @param outcomes what came of them; of a call under way, or one whose end was lost, there is none
 * @param asked how often something was asked at each place
 * @param ways how often each way was taken, by its id
 * @param left at which places callers hung up who had no answer
 * @param dropped of these, by which way they had come there; a call that began there came by none
 */
public record Traffic(
        long calls,
        Map<CallOutcome, Long> outcomes,
        Map<String, Long> asked,
        Map<String, Long> ways,
        Map<String, Long> left,
        Map<Drop, Long> dropped) {
    public static final Traffic NONE = new Traffic(0, Map.of(), Map.of(), Map.of(), Map.of());

    /**
     * A caller hung up where a way had led, and took no other.
     *
     * @param way its id
     * @param place where that was
     */
    public record Drop(String way, String place) {
        private static final String TO = " > ";

        /** As it is stored; no name of a place has a blank in it. */
        String name() {
            return way + TO + place;
        }

        static Drop of(String name) {
            int to = name.lastIndexOf(TO);
            return new Drop(name.substring(0, to), name.substring(to + TO.length()));
        }
    }

    /** What is counted; the names are stored. */
    enum Kind {
        BEGUN,
        MINUTE,
        ASKED,
        WAY,
        LEFT,
        DROPPED,
        OUTCOME
    }

    public Traffic {
        outcomes = Map.copyOf(outcomes);
        asked = Map.copyOf(asked);
        ways = Map.copyOf(ways);
        left = Map.copyOf(left);
        dropped = Map.copyOf(dropped);
    }

    /** Of which it is not known by which ways callers came to where they hung up. */
    public Traffic(
            long calls,
            Map<CallOutcome, Long> outcomes,
            Map<String, Long> asked,
            Map<String, Long> ways,
            Map<String, Long> left) {
        this(calls, outcomes, asked, ways, left, Map.of());
    }

    static Traffic of(Map<Kind, Map<String, Long>> counts) {
        Map<CallOutcome, Long> outcomes = new EnumMap<>(CallOutcome.class);
        named(counts, Kind.OUTCOME)
                .forEach((name, times) -> outcomes.put(CallOutcome.valueOf(name), times));
        return new Traffic(
                named(counts, Kind.BEGUN).values().stream().mapToLong(times -> times).sum(),
                outcomes,
                named(counts, Kind.ASKED),
                named(counts, Kind.WAY),
                named(counts, Kind.LEFT),
                named(counts, Kind.DROPPED).entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        each -> Drop.of(each.getKey()), Map.Entry::getValue)));
    }

    private static Map<String, Long> named(Map<Kind, Map<String, Long>> counts, Kind kind) {
        return counts.getOrDefault(kind, Map.of());
    }

    public long of(CallOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** How many callers hung up where this way had led them, wherever that was. */
    public long dropped(String way) {
        return dropped.entrySet().stream()
                .filter(each -> each.getKey().way().equals(way))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Calls of callers: one that went from server to server is one. */
    public long callers() {
        return calls - of(CallOutcome.HANDED_OVER);
    }

    /** Calls that are over. */
    public long over() {
        return Stream.of(
                        CallOutcome.SELF_SERVICE,
                        CallOutcome.AGENT,
                        CallOutcome.ABANDONED,
                        CallOutcome.FAILED)
                .mapToLong(this::of)
                .sum();
    }

    /** Calls under way, with the hotline or in a queue, and those whose end nobody has told. */
    public long open() {
        return Math.max(0, callers() - over());
    }

    /** Of the calls that are over, how many were answered; nothing where none is. */
    public Optional<Double> connected() {
        long over = over();
        return over == 0
                ? Optional.empty()
                : Optional.of(
                        (double) (of(CallOutcome.SELF_SERVICE) + of(CallOutcome.AGENT)) / over);
    }

    /** A minute and how many calls came in it. */
    public record Minute(Instant from, long calls) {
        static final Comparator<Minute> BUSIEST =
                Comparator.comparingLong(Minute::calls)
                        .thenComparing(Minute::from, Comparator.reverseOrder());
    }
}
