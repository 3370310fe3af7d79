package org.hotline12333.dialog.check;

import java.util.Set;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.hours.Opening.Closed;

/** Rules for the hours that a queue names. */
final class QueueCheck {
    private final UncheckedDialplan unchecked;
    private final Set<String> hours;
    private final PhraseCheck phrases;

    QueueCheck(UncheckedDialplan unchecked, Set<String> hours, Lexicon lexicon) {
        this.unchecked = unchecked;
        this.hours = Set.copyOf(hours);
        this.phrases = new PhraseCheck(lexicon, unchecked.problems());
    }

    void check() {
        unchecked
                .queues()
                .values()
                .forEach(queue ->
                        queue.hours().ifPresent(named -> named("queues/" + queue.name(), named)));
    }

    private void named(String path, Queue.Hours named) {
        phrases.check(path + "/closed", Closed.phrases());
        if (!hours.contains(named.name())) {
            unchecked
                    .problems()
                    .add(
                            DialplanProblem.UNKNOWN_HOURS,
                            path + "/hours",
                            "there are no hours `%s` in dialplans/hours".formatted(named.name()),
                            Spelling.meant(named.name(), hours));
        }
    }
}
