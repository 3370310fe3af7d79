package org.hotline12333.prompt;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.value.ValueKind;

/** Reads how each kind of value is spoken. */
final class KindsReader {
    private static final Set<String> KEYS =
            ValueParts.FORMS.keySet().stream()
                    .map(ValueKind::word)
                    .collect(Collectors.toUnmodifiableSet());

    private final Set<String> ruleSets;
    private final ProblemList problems;

    KindsReader(RuleBasedNumberFormat rules, ProblemList problems) {
        this.ruleSets = Set.of(rules.getRuleSetNames());
        this.problems = problems;
    }

    Map<ValueKind, Map<String, Template>> read(StrictMapping manner) {
        Map<ValueKind, Map<String, Template>> kinds = new EnumMap<>(ValueKind.class);
        manner.section("kinds", KEYS)
                .ifPresent(section ->
                        ValueParts.FORMS.forEach((kind, forms) ->
                                kinds.put(kind, patterns(section, kind.word(), forms))));
        return kinds;
    }

    private Map<String, Template> patterns(
            StrictMapping kinds, String kind, Map<String, Set<String>> forms) {
        Map<String, Template> patterns = new HashMap<>();
        Set<String> plain = forms.get(ValueParts.PLAIN);
        if (plain != null) {
            pattern(kinds, kind, plain).ifPresent(found -> patterns.put(ValueParts.PLAIN, found));
            return patterns;
        }
        kinds.section(kind, forms.keySet())
                .ifPresent(section ->
                        forms.forEach((form, fields) ->
                                pattern(section, form, fields)
                                        .ifPresent(found -> patterns.put(form, found))));
        return patterns;
    }

    private Optional<Template> pattern(StrictMapping section, String key, Set<String> fields) {
        try {
            Optional<Template> template = section.requiredText(key).map(Template::of);
            template.ifPresent(found -> check(section, key, fields, found));
            return template;
        } catch (IllegalArgumentException fault) {
            wrong(section, key, fault.getMessage() + "", "write a field as {field, %rule-set}");
            return Optional.empty();
        }
    }

    private void check(StrictMapping section, String key, Set<String> fields, Template template) {
        Set<String> unsaid = new HashSet<>(fields);
        for (Template.Slot slot : template.slots()) {
            unsaid.remove(slot.name());
            if (!fields.contains(slot.name())) {
                wrong(
                        section,
                        key,
                        "`%s` has no field `%s`".formatted(key, slot.name()),
                        Spelling.meant(slot.name(), fields));
            }
            if (!ruleSets.contains(slot.spoken())) {
                wrong(
                        section,
                        key,
                        "no rule set `%s` in numbers.rbnf".formatted(slot.spoken()),
                        Spelling.meant(slot.spoken(), ruleSets));
            }
        }
        if (!unsaid.isEmpty()) {
            wrong(
                    section,
                    key,
                    "`%s` does not say %s".formatted(key, unsaid.stream().sorted().toList()),
                    "add {field, %rule-set}");
        }
    }

    private void wrong(StrictMapping section, String key, String message, String mend) {
        problems.add(TextProblem.BAD_PATTERN, section.at(key), message, mend);
    }
}
