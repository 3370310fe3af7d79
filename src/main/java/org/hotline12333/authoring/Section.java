package org.hotline12333.authoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hotline12333.authoring.Node.Items;
import org.hotline12333.authoring.Node.Mapping;
import org.hotline12333.authoring.Node.Pair;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** A mapping of a file, read strictly: whatever is wrong with it is noted, and reading goes on. */
public final class Section {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z][a-z0-9-]{0,15}");

    public static final Duration TIMEOUT_MIN = Duration.ofSeconds(1);
    static final Duration TIMEOUT_MAX = Duration.ofSeconds(30);

    private final String path;
    private final String noun;
    private final Findings findings;
    private final Scalars scalars;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Section(String path, String noun, Findings findings) {
        this.path = path;
        this.noun = noun;
        this.findings = findings;
        this.scalars = new Scalars(findings);
    }

    /** The mapping that a whole file is, its keys left to whoever reads on. */
    public static Optional<Section> file(String file, String content, Findings findings) {
        int before = findings.count();
        Optional<Node> root = YamlFile.read(file, content, findings);
        if (root.isEmpty() && findings.count() == before) {
            findings.add(
                    FileProblem.WRONG_TYPE,
                    Mark.whole(file),
                    "the file is empty",
                    "write a mapping");
        }
        findings.mark(file, Mark.whole(file));
        return root.flatMap(node -> open(node, file, "the file", findings));
    }

    /** A mapping whose keys are left to whoever reads on. */
    public static Optional<Section> open(Node node, String path, String noun, Findings findings) {
        return mapping(node, path, noun, FileProblem.DOUBLED_KEY, findings);
    }

    /** A mapping with keys of the format; others are noted. */
    public static Optional<Section> of(
            Node node, String path, String noun, Findings findings, Set<String> keys) {
        Optional<Section> section = open(node, path, noun, findings);
        section.ifPresent(read -> read.refuseUnknown(keys));
        return section;
    }

    /** A mapping whose keys are names that the author has chosen. */
    public static Optional<Section> named(Node node, String path, String noun, Findings findings) {
        Optional<Section> section = open(node, path, noun, findings);
        section.ifPresent(Section::refuseBadNames);
        return section;
    }

    /** A mapping whose keys are keys of a telephone; others are noted and left out. */
    public static Optional<Section> keyed(Node node, String path, String noun, Findings findings) {
        Optional<Section> section = mapping(node, path, noun, FileProblem.AMBIGUOUS_KEY, findings);
        section.ifPresent(Section::refuseBadKeys);
        return section;
    }

    private static Optional<Section> mapping(
            Node node, String path, String noun, ProblemKind doubled, Findings findings) {
        if (!(node instanceof Mapping mapping)) {
            wrongType(node, noun, "a mapping", findings);
            return Optional.empty();
        }
        Section section = new Section(path, noun, findings);
        for (Pair entry : mapping.entries()) {
            section.take(entry, doubled);
        }
        return Optional.of(section);
    }

    private void take(Pair entry, ProblemKind doubled) {
        if (values.putIfAbsent(entry.key(), entry.value()) == null) {
            findings.mark(path(entry.key()), entry.at());
            return;
        }
        findings.doubled(doubled, entry.key(), entry.at(), findings.at(path(entry.key())));
    }

    public void refuseUnknown(Set<String> keys) {
        for (String key : values.keySet()) {
            if (!keys.contains(key)) {
                findings.add(
                        FileProblem.UNKNOWN_KEY,
                        path(key),
                        "unknown key `%s` in %s".formatted(key, noun),
                        Spelling.meant(key, keys));
            }
        }
    }

    private void refuseBadNames() {
        values.keySet().forEach(key -> scalars.checkName(key, at(key)));
    }

    private void refuseBadKeys() {
        for (String key : List.copyOf(values.keySet())) {
            if (key.length() != 1 || "0123456789*#".indexOf(key.charAt(0)) < 0) {
                findings.add(
                        FileProblem.BAD_KEY,
                        path(key),
                        "`%s` is not a key of a telephone".formatted(key),
                        "use one of \"0\" to \"9\", \"*\" and \"#\"");
                values.remove(key);
            }
        }
    }

    public String path() {
        return path;
    }

    public String path(String key) {
        return path.isEmpty() ? key : path + "/" + key;
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key that must be there. */
    public Optional<Node> required(String key) {
        if (!has(key)) {
            findings.add(
                    FileProblem.MISSING_KEY,
                    path,
                    "`%s` is missing in %s".formatted(key, noun),
                    "write it");
        }
        return node(key);
    }

    /** Where a key is written; where it is not, the place of the mapping. */
    public Mark at(String key) {
        return findings.at(path(key));
    }

    /** The words that a key has as its value, which may be none. */
    public Optional<String> text(String key) {
        return node(key).flatMap(node -> scalars.text(key, node));
    }

    /** The same of a key that must be there. */
    public Optional<String> requiredText(String key) {
        return required(key).flatMap(_ -> text(key));
    }

    /** The mapping that a key must have as its value; its keys are left to whoever reads on. */
    public Optional<Section> section(String key) {
        return required(key).flatMap(node -> open(node, path(key), "`" + key + "`", findings));
    }

    /** The same with keys of the format. */
    public Optional<Section> section(String key, Set<String> keys) {
        Optional<Section> section = section(key);
        section.ifPresent(read -> read.refuseUnknown(keys));
        return section;
    }

    /** The mapping that a key may have as its value. */
    public Optional<Section> sectionIfAny(String key, Set<String> keys) {
        return has(key) ? section(key, keys) : Optional.empty();
    }

    /** Each mapping of the list that a key may have as its value. */
    public List<Section> sections(String key, Set<String> keys) {
        List<Section> sections = new ArrayList<>();
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof Items(_, List<Node> items)) {
            for (int i = 0; i < items.size(); i++) {
                String each = path(key) + "/" + i;
                findings.mark(each, items.get(i).at());
                of(items.get(i), each, "`" + key + "`", findings, keys).ifPresent(sections::add);
            }
        } else {
            node.ifPresent(other -> wrongType(other, "`" + key + "`", "a list", findings));
        }
        return sections;
    }

    /** A value as it is typed: an amount in yuan, a month, a date. */
    public Optional<Value> value(String key, ValueKind kind) {
        return node(key).flatMap(node -> scalars.value(key, node, kind));
    }

    /** The name that a key has as its value. */
    public Optional<String> name(String key) {
        return node(key).flatMap(node -> scalars.name(key, node));
    }

    /** The code of a language. */
    public Optional<String> language(String key) {
        Optional<String> code = name(key);
        if (code.isPresent() && !LANGUAGE.matcher(code.get()).matches()) {
            findings.add(
                    FileProblem.BAD_NAME,
                    path(key),
                    "`%s` is not a language".formatted(code.get()),
                    "write the name of its folder of prompts, such as zh");
            return Optional.empty();
        }
        return code;
    }

    /** A word out of a few. */
    public Optional<String> word(String key, Set<String> words) {
        return node(key).flatMap(node -> scalars.word(key, node, words));
    }

    /** One word out of a few, or a list of them; a key that is not there is an empty list. */
    public List<String> words(String key, Set<String> words) {
        return each(key).stream().flatMap(node -> scalars.word(key, node, words).stream()).toList();
    }

    private List<Node> each(String key) {
        return node(key)
                .map(node -> node instanceof Items items ? items.nodes() : List.of(node))
                .orElseGet(List::of);
    }

    /** One name, or a list of them; a key that is not there is an empty list. */
    public List<String> names(String key) {
        List<String> names = new ArrayList<>();
        for (Node item : each(key)) {
            findings.mark(path(key) + "/" + names.size(), item.at());
            scalars.name(key, item).ifPresent(names::add);
        }
        return names;
    }

    public Optional<Boolean> flag(String key) {
        return node(key).flatMap(node -> scalars.flag(key, node));
    }

    /** A count of at least one. */
    public Optional<Integer> count(String key) {
        return node(key).flatMap(node -> scalars.count(key, node));
    }

    public Optional<Duration> duration(String key) {
        return node(key).flatMap(node -> scalars.duration(key, node));
    }

    /** A duration within the limits of a timeout. */
    public Optional<Duration> timeout(String key) {
        Optional<Duration> timeout = duration(key);
        timeout.filter(time -> time.compareTo(TIMEOUT_MIN) < 0 || time.compareTo(TIMEOUT_MAX) > 0)
                .ifPresent(_ -> refuseTimeout(key));
        return timeout;
    }

    private void refuseTimeout(String key) {
        findings.add(
                FileProblem.TIMEOUT_BOUNDS,
                path(key),
                "`%s` is out of bounds".formatted(key),
                "keep it from %ds to %ds"
                        .formatted(TIMEOUT_MIN.toSeconds(), TIMEOUT_MAX.toSeconds()));
    }

    public static void wrongType(Node node, String what, String wanted, Findings findings) {
        findings.add(
                FileProblem.WRONG_TYPE,
                node.at(),
                "%s is %s".formatted(what, node.noun()),
                "write " + wanted);
    }
}
