package org.hotline12333.dialog;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hotline12333.dialog.Queue.Waiting;

/** Queues in which a caller is spoken to more often than an author may write. */
public final class TestQueues {
    /** What is heard by who is next: the shortest text there is. */
    public static final String NEXT = "zh/one-moment";

    private TestQueues() {}

    /** The same dialplan, where who waits in a queue hears of it so often. */
    public static Dialplan waiting(Dialplan plan, Duration every, Duration patience) {
        Map<String, Queue> queues = new HashMap<>();
        plan.queues()
                .forEach((name, queue) ->
                        queues.put(
                                name,
                                new Queue(
                                        name,
                                        queue.target(),
                                        queue.targets(),
                                        queue.prompt(),
                                        queue.whisper(),
                                        queue.shows(),
                                        queue.waiting().map(told -> at(told, every, patience)),
                                        queue.absent(),
                                        queue.served(),
                                        queue.hours(),
                                        queue.callsBack())));
        return new Dialplan(
                plan.digest(),
                plan.start(),
                plan.language(),
                plan.links(),
                plan.error(),
                plan.limit(),
                plan.filler(),
                plan.unfinished(),
                plan.interrupted(),
                queues,
                plan.dialogs(),
                plan.slots());
    }

    /** The same queue, where this happens when nobody is there. */
    public static Queue absent(Queue queue, Action absent) {
        return new Queue(
                queue.name(),
                queue.target(),
                queue.targets(),
                queue.prompt(),
                queue.whisper(),
                queue.shows(),
                queue.waiting(),
                absent,
                queue.served(),
                queue.hours(),
                queue.callsBack());
    }

    private static Waiting at(Waiting told, Duration every, Duration patience) {
        return new Waiting(
                every,
                patience,
                "one-moment",
                told.ahead(),
                told.minutes(),
                "one-moment",
                told.out(),
                told.keeping());
    }
}
