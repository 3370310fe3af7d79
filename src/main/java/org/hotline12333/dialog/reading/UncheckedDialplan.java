package org.hotline12333.dialog.reading;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Filler;
import org.hotline12333.dialog.Question;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.Slots;
import org.hotline12333.dialog.TopicMenus;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Malformation;

/**
 * A dialplan as far as it could be read, and what was found on the way. What is not there has been
 * noted as a problem.
 *
 * @param limits what the menus may cost a caller
 * @param defaults what a menu's question has that says nothing itself
 * @param fieldDefaults the same of a field's
 * @param faults the texts for what is wrong with a number, where a field has none of its own
 * @param dialogs in the order in which they are written
 * @param topicMenus which of the dialogs are made of topics
 * @param faulty ids of dialogs that are not, or not wholly, as their author meant them; what they
 *     lack proves nothing
 * @param whole whether every file could be read; if not, what is missing may stand in the others
 */
public record UncheckedDialplan(
        String digest,
        Optional<String> start,
        Optional<Language> language,
        WeightLimits limits,
        Question defaults,
        Question fieldDefaults,
        Map<Malformation, String> faults,
        Map<Character, Action> links,
        Optional<Action> error,
        Optional<Action> limit,
        Optional<Filler> filler,
        Optional<String> unfinished,
        Optional<String> interrupted,
        Map<String, Queue> queues,
        Map<String, Dialog> dialogs,
        TopicMenus topicMenus,
        Set<String> faulty,
        boolean whole,
        ProblemList problems) {
    /** The dialplan, once no problem was found. */
    public Dialplan dialplan(Slots slots) {
        if (problems.count() > 0) {
            throw new IllegalStateException("a dialplan with " + problems.count() + " problems");
        }
        return new Dialplan(
                digest,
                start.orElseThrow(),
                language.orElseThrow(),
                links,
                error.orElseThrow(),
                limit.orElseThrow(),
                filler,
                unfinished,
                interrupted,
                queues,
                dialogs,
                slots,
                topicMenus);
    }
}
