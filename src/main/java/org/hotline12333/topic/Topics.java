package org.hotline12333.topic;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hotline12333.authoring.Problem;

/** The topics that are written, those that are over included. */
public record Topics(List<Topic> all) {
    public static final Topics NONE = new Topics(List.of());

    /** So long before its last day somebody should look whether a topic goes on to be true. */
    static final int WARNED_DAYS = 14;

    /** Fewer askings than these tell nothing of what is asked most. */
    static final int FEW = 50;

    public Topics {
        all = List.copyOf(all);
    }

    /** The same in the order that is written. */
    Topics inOrder() {
        return new Topics(
                all.stream()
                        .sorted(Comparator.comparingInt(Topic::order).thenComparing(Topic::id))
                        .toList());
    }

    /**
     * The same, those first of which the first part was said most; as they are where all of them
     * were hardly asked for.
     *
     * @param said how often each text was said, by its id
     */
    public Topics askedFirst(Map<String, Long> said) {
        Comparator<Topic> most =
                Comparator.comparingLong(topic -> -said.getOrDefault(topic.parts().getFirst(), 0L));
        long askings =
                all.stream()
                        .mapToLong(topic -> said.getOrDefault(topic.parts().getFirst(), 0L))
                        .sum();
        return askings < FEW ? this : new Topics(all.stream().sorted(most).toList());
    }

    /** Those of a list, in their order. */
    public List<Topic> of(String list) {
        return all.stream().filter(topic -> topic.list().equals(list)).toList();
    }

    /** Those that callers of this day can hear. */
    public Topics on(LocalDate day) {
        return new Topics(all.stream().filter(topic -> topic.isTold(day)).toList());
    }

    /** Warnings of those that will soon be over. */
    public List<Problem> ending(LocalDate today) {
        Predicate<LocalDate> soon =
                last -> !last.isBefore(today) && !last.isAfter(today.plusDays(WARNED_DAYS));
        return all.stream()
                .filter(topic -> topic.until().filter(soon).isPresent())
                .map(topic ->
                        Problem.of(
                                TopicProblem.ENDS_SOON,
                                topic.at(),
                                "`%s` is told until %s alone"
                                        .formatted(topic.id(), topic.until().orElseThrow()),
                                "write a later `until`, or what is true then"))
                .toList();
    }
}
