package org.hotline12333.dialog.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.authoring.YamlNode;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialog.Recording;
import org.hotline12333.dialog.Dialog.Submit;
import org.hotline12333.dialog.Question;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.Malformation;

/** Reads menus and forms. */
final class DialogReader {
    private static final Set<String> SHAPES = Set.of("menu", "form", "topics");
    private static final Set<String> MENU = with(QuestionReader.KEYS, "choices", "hangup");
    private static final Set<String> FORM = Set.of("fields", "submit", "outcomes", "refusals");
    private static final Set<String> FIELD =
            with(QuestionReader.KEYS, "type", "mistaken", "faults", "maxtime", "finalsilence");

    private static final Set<String> TYPES =
            Stream.of(FieldType.values())
                    .map(FieldType::word)
                    .collect(Collectors.toUnmodifiableSet());

    private final QuestionReader questions;
    private final QuestionReader fieldQuestions;
    private final Map<Malformation, String> faults;
    private final ActionReader actions;
    private final ProblemList problems;

    /**
     * A reader of dialogs.
     *
     * @param questions reads those of menus
     * @param fieldQuestions reads those of fields
     * @param faults the texts of fields that have none of their own
     */
    DialogReader(
            QuestionReader questions,
            QuestionReader fieldQuestions,
            Map<Malformation, String> faults,
            ActionReader actions,
            ProblemList problems) {
        this.questions = questions;
        this.fieldQuestions = fieldQuestions;
        this.faults = faults;
        this.actions = actions;
        this.problems = problems;
    }

    /** The dialog as far as it can be read; empty where its service is missing. */
    Optional<Dialog> dialog(String id, StrictMapping section) {
        return section.has("menu")
                ? section.node("menu").flatMap(node -> menu(id, node, section.path("menu")))
                : section.node("form").flatMap(node -> form(id, node, section.path("form")));
    }

    /** What is written of a dialog; empty where it is not one thing. */
    Optional<StrictMapping> section(String id, YamlNode node, String path) {
        return StrictMapping.of(node, path, "dialog `%s`".formatted(id), problems, SHAPES)
                .filter(section -> isOne(id, section));
    }

    private boolean isOne(String id, StrictMapping section) {
        List<String> shapes =
                SHAPES.stream().filter(section::has).sorted().map("a "::concat).toList();
        if (shapes.size() == 1) {
            return true;
        }
        problems.add(
                DialplanProblem.DIALOG_SHAPE,
                section.path(),
                "dialog `%s` is %s"
                        .formatted(
                                id,
                                shapes.isEmpty()
                                        ? "neither a menu nor a form"
                                        : "both " + String.join(" and ", shapes)),
                "make it one of them");
        return false;
    }

    private Optional<Dialog> menu(String id, YamlNode node, String path) {
        return StrictMapping.of(node, path, "a menu", problems, MENU)
                .map(section -> {
                    section.required("prompt");
                    Map<Character, Action> choices =
                            section.required("choices")
                                    .map(choice -> keyed(choice, section.path("choices")))
                                    .orElseGet(Map::of);
                    Optional<Action> hangup =
                            section.node("hangup")
                                    .flatMap(n -> actions.action(n, section.path("hangup")));
                    return new Menu(id, questions.question(section), choices, hangup);
                });
    }

    /** Actions by telephone key. */
    Map<Character, Action> keyed(YamlNode node, String path) {
        Map<Character, Action> actionOf = new HashMap<>();
        StrictMapping.keyed(
                        node, path, "`" + path.substring(path.lastIndexOf('/') + 1) + "`", problems)
                .ifPresent(section -> {
                    for (String key : section.keys()) {
                        actions.required(section, key)
                                .ifPresent(action -> actionOf.put(key.charAt(0), action));
                    }
                });
        return actionOf;
    }

    private Optional<Dialog> form(String id, YamlNode node, String path) {
        return StrictMapping.of(node, path, "a form", problems, FORM)
                .flatMap(section -> {
                    List<Field> fields = fields(section);
                    Map<String, Action> outcomes = outcomes(section);
                    List<Action> refusals =
                            section.node("refusals")
                                    .map(n -> actions.ladder(n, section.path("refusals")))
                                    .orElseGet(List::of);
                    section.required("submit");
                    return section.name("submit")
                            .map(service -> new Submit(service, outcomes, refusals))
                            .map(submit -> new Form(id, fields, submit));
                });
    }

    private List<Field> fields(StrictMapping form) {
        List<Field> fields = new ArrayList<>();
        form.node("fields")
                .flatMap(node ->
                        StrictMapping.named(node, form.path("fields"), "`fields`", problems))
                .ifPresent(section -> {
                    for (String name : section.keys()) {
                        section.node(name)
                                .flatMap(node -> field(name, node, section.path(name)))
                                .ifPresent(fields::add);
                    }
                });
        return fields;
    }

    private Optional<Field> field(String name, YamlNode node, String path) {
        return StrictMapping.of(node, path, "a field", problems, FIELD)
                .flatMap(section -> {
                    section.required("prompt");
                    section.required("type");
                    Question question = fieldQuestions.question(section);
                    List<Action> mistaken =
                            section.node("mistaken")
                                    .map(n -> actions.ladder(n, section.path("mistaken")))
                                    .orElseGet(List::of);
                    return section.word("type", TYPES)
                            .flatMap(FieldType::of)
                            .map(type ->
                                    new Field(
                                            name,
                                            type,
                                            question,
                                            mistaken,
                                            faults(type, section),
                                            recording(type, section)));
                });
    }

    private Recording recording(FieldType type, StrictMapping field) {
        for (String key : List.of("maxtime", "finalsilence")) {
            if (type != FieldType.RECORDING && field.has(key)) {
                problems.add(
                        DialplanProblem.NO_RECORDING,
                        field.path(key),
                        "`%s` in a field of type %s".formatted(key, type.word()),
                        "remove it, or make the type `recording`");
            }
        }
        return new Recording(
                field.timeout("maxtime", Recording.LENGTH_MAX).orElse(Recording.USUAL.maxTime()),
                field.timeout("finalsilence").orElse(Recording.USUAL.finalSilence()));
    }

    /** The field's own, and those written for all that it can have. */
    private Map<Malformation, String> faults(FieldType type, StrictMapping field) {
        Map<Malformation, String> all = new HashMap<>(faults);
        all.keySet().retainAll(type.malformations());
        all.putAll(faults(field, type.malformations(), problems));
        return all;
    }

    /** The texts under {@code faults} of a section, by what can be wrong there. */
    static Map<Malformation, String> faults(
            StrictMapping section, Set<Malformation> possible, ProblemList problems) {
        Map<Malformation, String> faults = new HashMap<>();
        Set<String> words =
                possible.stream().map(Malformation::word).collect(Collectors.toUnmodifiableSet());
        section.node("faults")
                .flatMap(node ->
                        StrictMapping.of(node, section.path("faults"), "`faults`", problems, words))
                .ifPresent(written ->
                        written.keys()
                                .forEach(word ->
                                        Malformation.of(word)
                                                .ifPresent(how ->
                                                        written.name(word)
                                                                .ifPresent(text ->
                                                                        faults.put(how, text)))));
        return faults;
    }

    private Map<String, Action> outcomes(StrictMapping form) {
        Map<String, Action> outcomes = new HashMap<>();
        form.required("outcomes")
                .flatMap(node ->
                        StrictMapping.named(node, form.path("outcomes"), "`outcomes`", problems))
                .ifPresent(section -> {
                    for (String name : section.keys()) {
                        actions.required(section, name)
                                .ifPresent(action -> outcomes.put(name, action));
                    }
                });
        return outcomes;
    }

    private static Set<String> with(Set<String> keys, String... more) {
        Set<String> all = new HashSet<>(keys);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
