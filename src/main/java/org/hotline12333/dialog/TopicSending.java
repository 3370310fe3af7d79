package org.hotline12333.dialog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Submit;
import org.hotline12333.topic.Topic;

/**
 * How a topic is sent to who has heard a part of it.
 *
 * @param service what it is submitted to
 * @param outcomes the text for each outcome, said before the part's menu is asked again
 */
public record TopicSending(String service, Map<String, String> outcomes) {
    /** Letters of a topic that is sent, all its parts together: what a message holds. */
    public static final int TEXT_MAX = 500;

    public TopicSending {
        outcomes = Map.copyOf(outcomes);
    }

    /** Sends all of a topic, and leads back. */
    Form form(String id, Topic topic, String menu) {
        Map<String, Action> actions = new HashMap<>();
        outcomes.forEach((outcome, text) ->
                actions.put(
                        outcome,
                        new Action(List.of(text), Optional.empty(), new Target.Goto(menu))));
        return new Form(id, List.of(), new Submit(service, actions, List.of(), topic.parts()));
    }
}
