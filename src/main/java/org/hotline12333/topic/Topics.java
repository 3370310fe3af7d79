package org.hotline12333.topic;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.hotline12333.authoring.Problem;

/** The topics that are written, those that are over included. */
public record Topics(List<Topic> all) {
    public static final Topics NONE = new Topics(List.of());

    /** So long before its last day somebody should look whether a topic goes on to be true. */
    static final int WARNED_DAYS = 14;

    /** In their fixed order. */
    public Topics {
        all =
                all.stream()
                        .sorted(Comparator.comparingInt(Topic::order).thenComparing(Topic::id))
                        .toList();
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
