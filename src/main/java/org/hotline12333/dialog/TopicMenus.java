package org.hotline12333.dialog;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotline12333.topic.Topics;

/**
 * The menus that are made of topics.
 *
 * @param written what is written of each
 * @param topics all topics, those that are over included
 * @param parts what is told behind which menu
 */
public record TopicMenus(List<TopicMenu> written, Topics topics, Map<String, TopicPart> parts) {
    public static final TopicMenus NONE = new TopicMenus(List.of(), Topics.NONE);

    public TopicMenus {
        written = List.copyOf(written);
        parts = Map.copyOf(parts);
    }

    public TopicMenus(List<TopicMenu> written, Topics topics) {
        this(written, topics, parts(written, topics));
    }

    private static Map<String, TopicPart> parts(List<TopicMenu> written, Topics topics) {
        Map<String, TopicPart> parts = new HashMap<>();
        written.forEach(menu -> parts.putAll(menu.parts(topics.of(menu.id()))));
        return parts;
    }

    /** Pages, parts and what sends them by id, list by list. */
    public Map<String, Dialog> dialogs() {
        Map<String, Dialog> dialogs = new LinkedHashMap<>();
        written.forEach(menu -> dialogs.putAll(menu.dialogs(topics.of(menu.id()))));
        return dialogs;
    }

    /** The same of the topics of a day. */
    TopicMenus on(LocalDate day) {
        return with(topics.on(day));
    }

    /** The same in the order in which topics were asked for. */
    TopicMenus askedFirst(Map<String, Long> said) {
        return with(topics.askedFirst(said));
    }

    private TopicMenus with(Topics told) {
        return told.equals(topics) ? this : new TopicMenus(written, told);
    }
}
