package org.hotline12333.dialog.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.dialog.TopicMenu;
import org.hotline12333.dialog.TopicSending;

/** Reads menus whose choices are topics. */
final class TopicMenuReader {
    private static final List<String> TEXTS = List.of("more", "none", "part", "end", "resumed");
    private static final Set<String> KEYS = keys();

    private final QuestionReader questions;
    private final ProblemList problems;

    TopicMenuReader(QuestionReader questions, ProblemList problems) {
        this.questions = questions;
        this.problems = problems;
    }

    private static Set<String> keys() {
        Set<String> keys = new HashSet<>(QuestionReader.KEYS);
        keys.removeAll(Set.of("prompt", "brief", "help"));
        keys.addAll(TEXTS);
        keys.add("keys");
        keys.add("send");
        return Set.copyOf(keys);
    }

    /** What is written of such a menu; empty where it is none, or lacks anything. */
    Optional<TopicMenu> menu(String id, StrictMapping dialog) {
        return dialog.sectionIfAny("topics", KEYS)
                .flatMap(section -> {
                    section.required("keys");
                    TEXTS.forEach(section::required);
                    List<String> keys = section.names("keys");
                    if (section.has("keys")
                            && (keys.isEmpty() || keys.size() > TopicMenu.KEYS_MAX)) {
                        problems.add(
                                DialplanProblem.TOPIC_KEYS,
                                section.path("keys"),
                                "a page of %d topics".formatted(keys.size()),
                                "name the texts of 1 to %d keys".formatted(TopicMenu.KEYS_MAX));
                    }
                    List<String> texts =
                            TEXTS.stream().flatMap(key -> section.name(key).stream()).toList();
                    return keys.isEmpty() || texts.size() < TEXTS.size()
                            ? Optional.empty()
                            : Optional.of(
                                    new TopicMenu(
                                            id,
                                            questions.question(section),
                                            keys,
                                            texts.get(0),
                                            texts.get(1),
                                            texts.get(2),
                                            texts.get(3),
                                            texts.get(4),
                                            sending(section)));
                });
    }

    private Optional<TopicSending> sending(StrictMapping topics) {
        return topics.sectionIfAny("send", Set.of("submit", "outcomes"))
                .flatMap(section -> {
                    section.required("submit");
                    Map<String, String> outcomes = outcomes(section);
                    return section.name("submit")
                            .map(service -> new TopicSending(service, outcomes));
                });
    }

    private Map<String, String> outcomes(StrictMapping section) {
        Map<String, String> outcomes = new HashMap<>();
        section.required("outcomes")
                .flatMap(node ->
                        StrictMapping.named(node, section.path("outcomes"), "`outcomes`", problems))
                .ifPresent(written ->
                        written.keys()
                                .forEach(outcome ->
                                        written.name(outcome)
                                                .ifPresent(text -> outcomes.put(outcome, text))));
        return outcomes;
    }
}
