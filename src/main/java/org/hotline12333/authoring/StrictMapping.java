package org.hotline12333.authoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12333.authoring.YamlNode.Items;
import org.hotline12333.authoring.YamlNode.Mapping;
import org.hotline12333.authoring.YamlNode.Pair;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** A mapping of a file, read strictly: whatever is wrong with it is noted, and reading goes on. */
public final class StrictMapping {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z][a-z0-9-]{0,15}");

    public static final Duration TIMEOUT_MIN = Duration.ofSeconds(1);
    static final Duration TIMEOUT_MAX = Duration.ofSeconds(30);

    private final String path;
    private final String noun;
    private final ProblemList problems;
    private final Scalars scalars;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();

    private StrictMapping(String path, String noun, ProblemList problems) {
        this.path = path;
        this.noun = noun;
        this.problems = problems;
        this.scalars = new Scalars(problems);
    }

    /**
     * What a whole file says; empty where anything is wrong with it, all of which is noted.
     *
     * @param said reads the mapping that the file is; what is wrong stands for something empty
     */
    public static <T> Optional<T> read(
            String file,
            SourceText.Opening opening,
            ProblemList problems,
            Function<StrictMapping, T> said) {
        int before = problems.count();
        Optional<T> read =
                SourceText.read(file, opening, problems)
                        .flatMap(text -> file(file, text, problems))
                        .map(said);
        return read.filter(_ -> problems.count() == before);
    }

    /** How the constants of an enum are written in a file: in small letters, with hyphens. */
    public static <E extends Enum<E>> Map<String, E> words(E[] values) {
        return Arrays.stream(values)
                .collect(
                        Collectors.toUnmodifiableMap(
                                each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                Function.identity()));
    }

    /** The mapping that a whole file is, its keys left to whoever reads on. */
    public static Optional<StrictMapping> file(String file, String content, ProblemList problems) {
        int before = problems.count();
        Optional<YamlNode> root = YamlFile.read(file, content, problems);
        if (root.isEmpty() && problems.count() == before) {
            problems.add(
                    FileProblem.WRONG_TYPE,
                    SourceLocation.whole(file),
                    "the file is empty",
                    "write a mapping");
        }
        problems.mark(file, SourceLocation.whole(file));
        return root.flatMap(node -> open(node, file, "the file", problems));
    }

    /** A mapping whose keys are left to whoever reads on. */
    public static Optional<StrictMapping> open(
            YamlNode node, String path, String noun, ProblemList problems) {
        return mapping(node, path, noun, FileProblem.DOUBLED_KEY, problems);
    }

    /** A mapping with keys of the format; others are noted. */
    public static Optional<StrictMapping> of(
            YamlNode node, String path, String noun, ProblemList problems, Set<String> keys) {
        Optional<StrictMapping> section = open(node, path, noun, problems);
        section.ifPresent(read -> read.refuseUnknown(keys));
        return section;
    }

    /** A mapping whose keys are names that the author has chosen. */
    public static Optional<StrictMapping> named(
            YamlNode node, String path, String noun, ProblemList problems) {
        Optional<StrictMapping> section = open(node, path, noun, problems);
        section.ifPresent(StrictMapping::refuseBadNames);
        return section;
    }

    /** A mapping whose keys are keys of a telephone; others are noted and left out. */
    public static Optional<StrictMapping> keyed(
            YamlNode node, String path, String noun, ProblemList problems) {
        Optional<StrictMapping> section =
                mapping(node, path, noun, FileProblem.AMBIGUOUS_KEY, problems);
        section.ifPresent(StrictMapping::refuseBadKeys);
        return section;
    }

    private static Optional<StrictMapping> mapping(
            YamlNode node, String path, String noun, ProblemKind doubled, ProblemList problems) {
        if (!(node instanceof Mapping mapping)) {
            wrongType(node, noun, "a mapping", problems);
            return Optional.empty();
        }
        StrictMapping section = new StrictMapping(path, noun, problems);
        for (Pair entry : mapping.entries()) {
            section.take(entry, doubled);
        }
        return Optional.of(section);
    }

    private void take(Pair entry, ProblemKind doubled) {
        if (values.putIfAbsent(entry.key(), entry.value()) == null) {
            problems.mark(path(entry.key()), entry.at());
            return;
        }
        problems.doubled(doubled, entry.key(), entry.at(), problems.at(path(entry.key())));
    }

    public void refuseUnknown(Set<String> keys) {
        for (String key : values.keySet()) {
            if (!keys.contains(key)) {
                problems.add(
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
                problems.add(
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

    public Optional<YamlNode> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key that must be there. */
    public Optional<YamlNode> required(String key) {
        if (!has(key)) {
            problems.add(
                    FileProblem.MISSING_KEY,
                    path,
                    "`%s` is missing in %s".formatted(key, noun),
                    "write it");
        }
        return node(key);
    }

    /** Where a key is written; where it is not, the place of the mapping. */
    public SourceLocation at(String key) {
        return problems.at(path(key));
    }

    /** The words that a key has as its value, which may be none. */
    public Optional<String> text(String key) {
        return node(key).flatMap(node -> scalars.text(key, node));
    }

    /** One text, or a list of them, each with where it stands; of a key that is not there none. */
    public Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<YamlNode> nodes = each(key);
        for (int i = 0; i < nodes.size(); i++) {
            String each = path(key) + "/" + i;
            problems.mark(each, nodes.get(i).at());
            scalars.text(key, nodes.get(i)).ifPresent(text -> texts.put(each, text));
        }
        return texts;
    }

    /** The same of a key that must be there. */
    public Optional<String> requiredText(String key) {
        return required(key).flatMap(_ -> text(key));
    }

    /** The mapping that a key must have as its value; its keys are left to whoever reads on. */
    public Optional<StrictMapping> section(String key) {
        return required(key).flatMap(node -> open(node, path(key), "`" + key + "`", problems));
    }

    /** The same with keys of the format. */
    public Optional<StrictMapping> section(String key, Set<String> keys) {
        Optional<StrictMapping> section = section(key);
        section.ifPresent(read -> read.refuseUnknown(keys));
        return section;
    }

    /** The mapping that a key may have as its value. */
    public Optional<StrictMapping> sectionIfAny(String key, Set<String> keys) {
        return has(key) ? section(key, keys) : Optional.empty();
    }

    /** Each mapping of the list that a key may have as its value; their keys are left to others. */
    public List<StrictMapping> sections(String key) {
        List<StrictMapping> sections = new ArrayList<>();
        Optional<YamlNode> node = node(key);
        if (node.isPresent() && node.get() instanceof Items(_, List<YamlNode> items)) {
            for (int i = 0; i < items.size(); i++) {
                String each = path(key) + "/" + i;
                problems.mark(each, items.get(i).at());
                open(items.get(i), each, "`" + key + "`", problems).ifPresent(sections::add);
            }
        } else {
            node.ifPresent(other -> wrongType(other, "`" + key + "`", "a list", problems));
        }
        return sections;
    }

    /** The same with keys of the format. */
    public List<StrictMapping> sections(String key, Set<String> keys) {
        List<StrictMapping> sections = sections(key);
        sections.forEach(section -> section.refuseUnknown(keys));
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
            problems.add(
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

    private List<YamlNode> each(String key) {
        return node(key)
                .map(node -> node instanceof Items items ? items.nodes() : List.of(node))
                .orElseGet(List::of);
    }

    /** One name, or a list of them; a key that is not there is an empty list. */
    public List<String> names(String key) {
        List<String> names = new ArrayList<>();
        for (YamlNode item : each(key)) {
            problems.mark(path(key) + "/" + names.size(), item.at());
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
        return timeout(key, TIMEOUT_MAX);
    }

    /** The same, where it may be as long as this. */
    public Optional<Duration> timeout(String key, Duration most) {
        Optional<Duration> timeout = duration(key);
        timeout.filter(time -> time.compareTo(TIMEOUT_MIN) < 0 || time.compareTo(most) > 0)
                .ifPresent(_ -> refuseTimeout(key, most));
        return timeout;
    }

    private void refuseTimeout(String key, Duration most) {
        problems.add(
                FileProblem.TIMEOUT_BOUNDS,
                path(key),
                "`%s` is out of bounds".formatted(key),
                "keep it from %ds to %ds".formatted(TIMEOUT_MIN.toSeconds(), most.toSeconds()));
    }

    public static void wrongType(YamlNode node, String what, String wanted, ProblemList problems) {
        problems.add(
                FileProblem.WRONG_TYPE,
                node.at(),
                "%s is %s".formatted(what, node.noun()),
                "write " + wanted);
    }
}
