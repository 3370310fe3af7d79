package org.hotline12333.authoring;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hotline12333.authoring.YamlNode.Scalar;
import org.hotline12333.authoring.YamlNode.ScalarType;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;
import org.hotline12333.value.ValueReader;

/** Single values under a key, read strictly: what is none is noted. */
record Scalars(ProblemList problems) {
    /** Dialogs, texts, services, fields, outcomes, queues. */
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d?");

    Optional<String> text(String key, YamlNode node) {
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar.text());
        }
        StrictMapping.wrongType(node, "`" + key + "`", "a text", problems);
        return Optional.empty();
    }

    Optional<String> name(String key, YamlNode node) {
        if (!(node instanceof Scalar(SourceLocation at, String text, ScalarType type))
                || type == ScalarType.NOTHING) {
            StrictMapping.wrongType(node, "`" + key + "`", "a name", problems);
            return Optional.empty();
        }
        checkName(text, at);
        return Optional.of(text);
    }

    void checkName(String name, SourceLocation at) {
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    FileProblem.BAD_NAME,
                    at,
                    "`%s` is not a name".formatted(name),
                    "use up to 64 lower-case letters, digits and hyphens");
        }
    }

    Optional<String> word(String key, YamlNode node, Set<String> words) {
        Optional<String> word =
                Optional.of(written(node))
                        .filter(text -> node instanceof Scalar && words.contains(text));
        if (word.isEmpty()) {
            cannotBe(FileProblem.UNKNOWN_WORD, key, node, Spelling.meant(written(node), words));
        }
        return word;
    }

    Optional<Boolean> flag(String key, YamlNode node) {
        if (node instanceof Scalar(_, String text, ScalarType type) && type == ScalarType.BOOLEAN) {
            return Optional.of(Boolean.valueOf(text));
        }
        StrictMapping.wrongType(node, "`" + key + "`", "true or false", problems);
        return Optional.empty();
    }

    Optional<Integer> count(String key, YamlNode node) {
        if (node instanceof Scalar(_, String text, ScalarType type)
                && type == ScalarType.NUMBER
                && COUNT.matcher(text).matches()) {
            return Optional.of(Integer.valueOf(text));
        }
        cannotBe(FileProblem.BAD_COUNT, key, node, "write a whole number from 1 to 99");
        return Optional.empty();
    }

    Optional<Duration> duration(String key, YamlNode node) {
        Optional<Duration> duration = WrittenDuration.of(written(node));
        if (duration.isEmpty()) {
            cannotBe(
                    FileProblem.BAD_DURATION,
                    key,
                    node,
                    "write seconds or milliseconds with their unit, such as 6s or 1500ms");
        }
        return duration;
    }

    Optional<Value> value(String key, YamlNode node, ValueKind kind) {
        try {
            return Optional.of(ValueReader.read(kind, written(node)));
        } catch (IllegalArgumentException _) {
            cannotBe(FileProblem.BAD_VALUE, key, node, "write " + ValueReader.look(kind));
            return Optional.empty();
        }
    }

    private static String written(YamlNode node) {
        return node instanceof Scalar scalar ? scalar.text() : node.noun();
    }

    private void cannotBe(ProblemKind kind, String key, YamlNode node, String mend) {
        problems.add(kind, node.at(), "`%s` cannot be `%s`".formatted(key, written(node)), mend);
    }
}
