package org.hotline12333.dialog.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.authoring.FileProblem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.authoring.YamlFile;
import org.hotline12333.authoring.YamlNode;
import org.hotline12333.authoring.YamlNode.Mapping;
import org.hotline12333.authoring.YamlNode.Pair;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.TopicMenu;
import org.hotline12333.dialog.TopicMenus;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Malformation;
import org.hotline12333.topic.Topics;

/**
 * Reads all files of a folder into one dialplan, strictly, and goes on after each fault, so that an
 * author sees all of them at once.
 */
public final class DialplanReader {
    private static final Set<String> KEYS =
            Set.of(
                    "start",
                    "language",
                    "limits",
                    "properties",
                    "links",
                    "catch",
                    "queues",
                    "dialogs");
    private static final Set<String> CAUGHT = Set.of("noinput", "nomatch", "error", "limit");
    private static final Set<String> CATCH =
            Set.of(
                    "noinput",
                    "nomatch",
                    "malformed",
                    "faults",
                    "unfinished",
                    "error",
                    "limit",
                    "interrupted");

    private final SourceLocation place;
    private final Topics topics;
    private final ProblemList problems;
    private final ActionReader actions;
    private final List<Pair> topPairs = new ArrayList<>();
    private final List<Pair> dialogPairs = new ArrayList<>();
    private boolean whole;

    private DialplanReader(SourceLocation place, Topics topics) {
        this.place = place;
        this.topics = topics;
        this.problems = new ProblemList(place);
        this.actions = new ActionReader(problems);
    }

    /** One without topics. */
    public static UncheckedDialplan read(Path folder) {
        return read(folder, Topics.NONE);
    }

    /** One whose menus may be made of these topics. */
    public static UncheckedDialplan read(Path folder, Topics topics) {
        return new DialplanReader(SourceLocation.whole(folder.toString()), topics).folder(folder);
    }

    private UncheckedDialplan folder(Path path) {
        DialplanFolder folder = new DialplanFolder(problems);
        Map<String, String> contents = folder.read(path);
        whole = folder.whole();
        contents.forEach(this::file);
        return unchecked(folder.digest());
    }

    private void file(String name, String content) {
        int before = problems.count();
        Optional<YamlNode> root = YamlFile.read(name, content, problems);
        if (root.isPresent() && root.get() instanceof Mapping(_, List<Pair> entries)) {
            entries(entries);
        } else {
            root.ifPresent(
                    node -> StrictMapping.wrongType(node, "the file", "a mapping", problems));
            whole &= problems.count() == before;
        }
    }

    private void entries(List<Pair> entries) {
        Optional<SourceLocation> dialogs = Optional.empty();
        for (Pair entry : entries) {
            if (!entry.key().equals("dialogs")) {
                topPairs.add(entry);
            } else if (dialogs.isEmpty()) {
                dialogs = Optional.of(entry.at());
                dialogs(entry);
            } else {
                problems.doubled(FileProblem.DOUBLED_KEY, "dialogs", entry.at(), dialogs.get());
            }
        }
    }

    /** Every file may have dialogs, once. */
    private void dialogs(Pair entry) {
        problems.mark("dialogs", entry.at());
        if (entry.value() instanceof Mapping(_, List<Pair> dialogs)) {
            dialogPairs.addAll(dialogs);
        } else {
            StrictMapping.wrongType(entry.value(), "`dialogs`", "a mapping", problems);
        }
    }

    private UncheckedDialplan unchecked(String digest) {
        StrictMapping top =
                StrictMapping.of(new Mapping(place, topPairs), "", "a dialplan", problems, KEYS)
                        .orElseThrow();
        if (whole) {
            List.of("start", "language", "properties", "catch").forEach(top::required);
        }
        Optional<StrictMapping> caught =
                top.node("catch")
                        .flatMap(node ->
                                StrictMapping.of(node, "catch", "`catch`", problems, CATCH));
        caught.ifPresent(section -> CAUGHT.stream().sorted().forEach(section::required));
        QuestionReader questions =
                QuestionReader.with(top.node("properties"), caught, actions, problems);
        QuestionReader fields = questions.ofFields(caught);
        Map<Malformation, String> faults =
                caught.map(section ->
                                DialogReader.faults(
                                        section, Set.of(Malformation.values()), problems))
                        .orElseGet(Map::of);
        DialogReader reader = new DialogReader(questions, fields, faults, actions, problems);
        Map<String, Dialog> dialogs = new LinkedHashMap<>();
        Set<String> faulty = new LinkedHashSet<>();
        List<TopicMenu> topicMenus = new ArrayList<>();
        readDialogs(reader, new TopicMenuReader(questions, problems), dialogs, topicMenus, faulty);
        TopicMenus made = made(topicMenus, dialogs, faulty);
        return new UncheckedDialplan(
                digest,
                top.name("start"),
                top.language("language").map(Language::new),
                limits(top),
                questions.defaults(),
                fields.defaults(),
                faults,
                top.node("links").map(node -> reader.keyed(node, "links")).orElseGet(Map::of),
                caught.flatMap(section -> action(section, "error")),
                caught.flatMap(section -> action(section, "limit")),
                questions.filler(),
                caught.flatMap(section -> section.name("unfinished")),
                caught.flatMap(section -> section.name("interrupted")),
                new QueueReader(actions, problems).queues(top),
                dialogs,
                made,
                faulty,
                whole,
                problems);
    }

    private WeightLimits limits(StrictMapping top) {
        return top.node("limits")
                .flatMap(node ->
                        StrictMapping.of(node, "limits", "`limits`", problems, WeightLimits.KEYS))
                .map(WeightLimits::in)
                .orElse(WeightLimits.UNWRITTEN);
    }

    /** Adds the menus that topics make to the dialogs. */
    private TopicMenus made(
            List<TopicMenu> written, Map<String, Dialog> dialogs, Set<String> faulty) {
        TopicMenus made = new TopicMenus(written, topics);
        Map<String, Dialog> all = made.dialogs();
        written.forEach(menu -> menuOf(menu, all.values()));
        all.forEach(dialogs::putIfAbsent);
        if (whole && faulty.isEmpty()) {
            topics.all().stream()
                    .filter(topic -> written.stream().noneMatch(m -> m.id().equals(topic.list())))
                    .forEach(topic ->
                            problems.add(
                                    DialplanProblem.TOPIC_LIST,
                                    topic.at(),
                                    "no list of topics is called `%s`".formatted(topic.list()),
                                    Spelling.meant(
                                            topic.list(),
                                            written.stream().map(TopicMenu::id).toList())));
        }
        return made;
    }

    /** Whatever is wrong with a menu that is made of a list is told where the list is written. */
    private void menuOf(TopicMenu list, Collection<Dialog> made) {
        SourceLocation at = problems.at("dialogs/" + list.id());
        made.stream()
                .filter(dialog -> dialog.id().startsWith(list.id() + "."))
                .forEach(dialog -> {
                    problems.mark("dialogs/" + dialog.id(), at);
                    if (dialog instanceof Form form) {
                        sending(form, "dialogs/" + list.id() + "/topics/send/");
                    }
                });
        if (topics.of(list.id()).isEmpty()) {
            problems.add(
                    DialplanProblem.TOPICS_MISSING,
                    at,
                    "no topic is in the list `%s`".formatted(list.id()),
                    "write one into dialplans/topics, or remove the list");
        }
    }

    private void sending(Form form, String written) {
        String path = "dialogs/" + form.id() + "/form/";
        problems.mark(path + "submit", problems.at(written + "submit"));
        problems.mark(path + "outcomes", problems.at(written + "outcomes"));
        form.submit()
                .outcomes()
                .keySet()
                .forEach(outcome ->
                        problems.mark(
                                path + "outcomes/" + outcome,
                                problems.at(written + "outcomes/" + outcome)));
    }

    private void readDialogs(
            DialogReader reader,
            TopicMenuReader topicReader,
            Map<String, Dialog> dialogs,
            List<TopicMenu> topicMenus,
            Set<String> faulty) {
        StrictMapping all =
                StrictMapping.named(
                                new Mapping(place, dialogPairs), "dialogs", "`dialogs`", problems)
                        .orElseThrow();
        for (String id : all.keys()) {
            int before = problems.count();
            all.node(id)
                    .flatMap(node -> reader.section(id, node, all.path(id)))
                    .ifPresent(section -> {
                        reader.dialog(id, section).ifPresent(dialog -> dialogs.put(id, dialog));
                        topicReader.menu(id, section).ifPresent(topicMenus::add);
                    });
            if (problems.count() > before) {
                faulty.add(id);
            }
        }
    }

    private Optional<Action> action(StrictMapping section, String key) {
        return section.node(key).flatMap(node -> actions.action(node, section.path(key)));
    }
}
