package org.hotline12333.difference;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.weight.Weight.Cost;
import org.hotline12333.prompt.Language;

/** One thing that is otherwise than before. */
public sealed interface Difference {
    /** What became of something that has a name. */
    enum Turn {
        NEW,
        CHANGED,
        GONE
    }

    /** A way that a call could not take. */
    record WayNew(Transition way) implements Difference {}

    record WayGone(Transition way) implements Difference {}

    /** The same way leads elsewhere. */
    record WayLeads(Transition was, Transition is) implements Difference {}

    /** On the same way something else is said. */
    record WaySays(Transition way, List<String> was, List<String> is) implements Difference {}

    /**
     * A question says something else.
     *
     * @param place the menu, or the form and its field
     */
    record Asks(String place, List<String> was, List<String> is) implements Difference {}

    /** A question waits longer or shorter. */
    record Waits(String place, Duration was, Duration is) implements Difference {}

    /** Texts of a language. */
    record Texts(Language language, Turn turn, List<String> ids) implements Difference {}

    record Topics(Turn turn, List<String> ids) implements Difference {}

    /** What all callers are told, by its text. */
    record News(Turn turn, List<String> ids) implements Difference {}

    /**
     * The ways to some answers cost as much more, or less.
     *
     * @param later negative where they are sooner
     * @param keys negative where they are fewer
     * @param answers with what they cost now
     */
    record Costs(Language language, Duration later, int keys, Map<String, Cost> answers)
            implements Difference {
        public Costs {
            answers = new TreeMap<>(answers);
        }
    }
}
