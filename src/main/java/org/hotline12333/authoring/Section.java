package org.hotline12333.authoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.authoring.Node.Items;
import org.hotline12333.authoring.Node.Mapping;
import org.hotline12333.authoring.Node.Pair;
import org.hotline12333.authoring.Node.Scalar;
import org.hotline12333.authoring.Node.ScalarType;

/**
 * A mapping of a dialplan, read strictly: whatever is wrong with it is noted, and reading goes on.
 */
public final class Section {
    /** Dialogs, texts, services, fields, outcomes, queues. */
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z][a-z0-9-]{0,15}");

    public static final Duration TIMEOUT_MIN = Duration.ofSeconds(1);
    static final Duration TIMEOUT_MAX = Duration.ofSeconds(30);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d?");

    private final String path;
    private final String noun;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Section(String path, String noun, Findings findings) {
        this.path = path;
        this.noun = noun;
        this.findings = findings;
    }

    /** A mapping with keys of the format; others are noted. */
    public static Optional<Section> of(
            Node node, String path, String noun, Findings findings, Set<String> keys) {
        Optional<Section> section = mapping(node, path, noun, FileProblem.DOUBLED_KEY, findings);
        section.ifPresent(read -> read.refuseUnknown(keys));
        return section;
    }

    /** A mapping whose keys are names that the author has chosen. */
    public static Optional<Section> named(Node node, String path, String noun, Findings findings) {
        Optional<Section> section = mapping(node, path, noun, FileProblem.DOUBLED_KEY, findings);
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

    private void refuseUnknown(Set<String> keys) {
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
        values.keySet().forEach(key -> checkName(key, findings.at(path(key))));
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

    /** The name that a key has as its value. */
    public Optional<String> name(String key) {
        return node(key).flatMap(node -> name(node, "`" + key + "`"));
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
        return node(key)
                .flatMap(node -> {
                    if (node instanceof Scalar scalar && words.contains(scalar.text())) {
                        return Optional.of(scalar.text());
                    }
                    String text = node instanceof Scalar scalar ? scalar.text() : node.noun();
                    findings.add(
                            FileProblem.UNKNOWN_WORD,
                            node.at(),
                            "`%s` cannot be `%s`".formatted(key, text),
                            Spelling.meant(text, words));
                    return Optional.empty();
                });
    }

    /** One name, or a list of them; a key that is not there is an empty list. */
    public List<String> names(String key) {
        return node(key)
                .map(node -> {
                    List<String> names = new ArrayList<>();
                    List<Node> nodes = node instanceof Items items ? items.nodes() : List.of(node);
                    for (Node item : nodes) {
                        findings.mark(path(key) + "/" + names.size(), item.at());
                        name(item, "`" + key + "`").ifPresent(names::add);
                    }
                    return names;
                })
                .orElseGet(List::of);
    }

    public Optional<Boolean> flag(String key) {
        return node(key)
                .flatMap(node -> {
                    if (node instanceof Scalar(_, String text, ScalarType type)
                            && type == ScalarType.BOOLEAN) {
                        return Optional.of(Boolean.valueOf(text));
                    }
                    wrongType(node, "`" + key + "`", "true or false", findings);
                    return Optional.empty();
                });
    }

    /** A count of at least one. */
    public Optional<Integer> count(String key) {
        return node(key)
                .flatMap(node -> {
                    String text = node instanceof Scalar scalar ? scalar.text() : node.noun();
                    if (node instanceof Scalar(_, _, ScalarType type)
                            && type == ScalarType.NUMBER
                            && COUNT.matcher(text).matches()) {
                        return Optional.of(Integer.valueOf(text));
                    }
                    findings.add(
                            FileProblem.BAD_COUNT,
                            node.at(),
                            "`%s` cannot be `%s`".formatted(key, text),
                            "write a whole number from 1 to 99");
                    return Optional.empty();
                });
    }

    public Optional<Duration> duration(String key) {
        return node(key).flatMap(node -> duration(key, node));
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

    private Optional<Duration> duration(String key, Node node) {
        String text = node instanceof Scalar scalar ? scalar.text() : node.noun();
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            findings.add(
                    FileProblem.BAD_DURATION,
                    node.at(),
                    "`%s` cannot be `%s`".formatted(key, text),
                    "write seconds or milliseconds with their unit, such as 6s or 1500ms");
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                matcher.group(2).equals("s")
                        ? Duration.ofSeconds(number)
                        : Duration.ofMillis(number));
    }

    private Optional<String> name(Node node, String what) {
        if (!(node instanceof Scalar(Mark at, String text, ScalarType type))
                || type == ScalarType.NOTHING) {
            wrongType(node, what, "a name", findings);
            return Optional.empty();
        }
        checkName(text, at);
        return Optional.of(text);
    }

    private void checkName(String name, Mark at) {
        if (!NAME.matcher(name).matches()) {
            findings.add(
                    FileProblem.BAD_NAME,
                    at,
                    "`%s` is not a name".formatted(name),
                    "use up to 64 lower-case letters, digits and hyphens");
        }
    }

    public static void wrongType(Node node, String what, String wanted, Findings findings) {
        findings.add(
                FileProblem.WRONG_TYPE,
                node.at(),
                "%s is %s".formatted(what, node.noun()),
                "write " + wanted);
    }
}
