package org.hotline12333.dialog.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.TopicMenu;
import org.hotline12333.dialog.TopicSending;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.prompt.Language;
import org.hotline12333.topic.Topic;
import org.hotline12333.topic.Topics;

/** A topic that callers can have sent is written in every language, and fits a message. */
final class SendingCheck {
    private final UncheckedDialplan unchecked;
    private final Texts texts;
    private final ProblemList problems;

    SendingCheck(UncheckedDialplan unchecked, Texts texts) {
        this.unchecked = unchecked;
        this.texts = texts;
        this.problems = unchecked.problems();
    }

    void check() {
        Topics topics = unchecked.topicMenus().topics();
        unchecked.topicMenus().written().stream()
                .filter(menu -> menu.sending().isPresent())
                .map(TopicMenu::id)
                .flatMap(list -> topics.of(list).stream())
                .forEach(this::check);
    }

    private void check(Topic topic) {
        texts.languages().stream()
                .sorted(Comparator.comparing(Language::code))
                .forEach(language -> check(topic, language));
    }

    private void check(Topic topic, Language language) {
        List<String> unwritten =
                topic.parts().stream()
                        .filter(part -> texts.written(language, part).isEmpty())
                        .toList();
        int letters = letters(topic, language);
        if (!unwritten.isEmpty()) {
            problems.add(
                    DialplanProblem.TOPIC_UNWRITTEN,
                    topic.at(),
                    "`%s` can be sent, and `%s` is not written in %s"
                            .formatted(topic.id(), String.join("`, `", unwritten), language.code()),
                    "write it in written.yaml, or remove `send` from its list");
        } else if (letters > TopicSending.TEXT_MAX) {
            problems.add(
                    DialplanProblem.TOPIC_LONG,
                    topic.at(),
                    "`%s` has %d letters in %s where it is sent"
                            .formatted(topic.id(), letters, language.code()),
                    "keep what is written of it to %d".formatted(TopicSending.TEXT_MAX));
        }
    }

    /** As many as the message has, in which a blank is between two parts. */
    private int letters(Topic topic, Language language) {
        return topic.parts().stream()
                .map(part -> texts.written(language, part))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "))
                .length();
    }
}
