package org.hotline12333.dialog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.topic.Topic;

/**
 * A menu whose choices are data: the topics of a list, some on a page, each told in parts. Pages
 * and parts are menus like any other, made of what is written once for all of them.
 *
 * @param id of the first page; the list that topics name
 * @param question what holds for each of them, without prompts
 * @param keys the texts that name the keys from 1 on, each said behind a topic's name; as many are
 *     on a page
 * @param more the text behind a page that others follow
 * @param none the text where no topic is told
 * @param part the text behind a part that others follow
 * @param end the text behind the last part
 * @param resumed the text before a part at which the caller has stopped in this call
 * @param sending what the key 3 behind a part does; empty where it does nothing
 */
public record TopicMenu(
        String id,
        Question question,
        List<String> keys,
        String more,
        String none,
        String part,
        String end,
        String resumed,
        Optional<TopicSending> sending) {
    /** As many as callers keep in mind, with the key for more. */
    public static final int KEYS_MAX = 5;

    private static final char MORE = '9';
    private static final char NEXT = '1';
    private static final char AGAIN = '2';
    private static final char SEND = '3';
    private static final char LIST = '*';

    public TopicMenu {
        keys = List.copyOf(keys);
    }

    /** Pages, parts and what sends these topics, the first page first. */
    Map<String, Dialog> dialogs(List<Topic> topics) {
        Map<String, Dialog> dialogs = new LinkedHashMap<>();
        for (int page = 0; page == 0 || page * keys.size() < topics.size(); page++) {
            int end = Math.min((page + 1) * keys.size(), topics.size());
            List<Topic> shown = topics.subList(page * keys.size(), end);
            Menu menu = page(page, shown, end < topics.size());
            dialogs.put(menu.id(), menu);
            for (Topic topic : shown) {
                for (int number = 1; number <= topic.parts().size(); number++) {
                    String told = menu(topic, number);
                    String sender = sender(topic, number);
                    dialogs.put(told, part(topic, number, menu.id()));
                    sending.ifPresent(
                            sends -> dialogs.put(sender, sends.form(sender, topic, told)));
                }
            }
        }
        return dialogs;
    }

    /** The parts of these topics, by the menu behind each. */
    Map<String, TopicPart> parts(List<Topic> topics) {
        Map<String, TopicPart> parts = new LinkedHashMap<>();
        for (Topic topic : topics) {
            for (int number = 1; number <= topic.parts().size(); number++) {
                Action resumption =
                        action(
                                List.of(resumed, topic.parts().get(number - 1)),
                                new Target.Goto(menu(topic, number)));
                parts.put(menu(topic, number), new TopicPart(menu(topic, 1), resumption));
            }
        }
        return parts;
    }

    private Menu page(int page, List<Topic> shown, boolean others) {
        List<String> prompt = new ArrayList<>();
        Map<Character, Action> choices = new LinkedHashMap<>();
        for (int i = 0; i < shown.size(); i++) {
            prompt.add(shown.get(i).name());
            prompt.add(keys.get(i));
            choices.put((char) (NEXT + i), says(shown.get(i), 1));
        }
        if (shown.isEmpty()) {
            prompt.add(none);
            choices.put(LIST, action(List.of(), new Target.Back()));
        }
        if (others) {
            prompt.add(more);
            choices.put(MORE, action(List.of(), new Target.Goto(page(page + 1))));
        }
        return new Menu(page(page), question.asking(prompt), choices, Optional.empty());
    }

    private Menu part(Topic topic, int number, String page) {
        boolean last = number == topic.parts().size();
        Map<Character, Action> choices = new LinkedHashMap<>();
        choices.put(NEXT, says(topic, last ? 1 : number + 1));
        choices.put(AGAIN, action(List.of(), new Target.Again()));
        sending.ifPresent(
                _ -> choices.put(SEND, action(List.of(), new Target.Goto(sender(topic, number)))));
        choices.put(LIST, action(List.of(), new Target.Goto(page)));
        return new Menu(
                menu(topic, number),
                question.asking(List.of(last ? end : part)),
                choices,
                Optional.empty());
    }

    private Action says(Topic topic, int number) {
        return action(List.of(topic.parts().get(number - 1)), new Target.Goto(menu(topic, number)));
    }

    private static Action action(List<String> prompts, Target target) {
        return new Action(prompts, Optional.empty(), target);
    }

    private String page(int page) {
        return page == 0 ? id : DialogFamily.member(id, "page", String.valueOf(page + 1));
    }

    private String sender(Topic topic, int number) {
        return DialogFamily.member(id, "send", topic.id() + "." + number);
    }

    private String menu(Topic topic, int number) {
        String kind = number == topic.parts().size() ? "end" : "part";
        return DialogFamily.member(id, kind, topic.id() + "." + number);
    }
}
