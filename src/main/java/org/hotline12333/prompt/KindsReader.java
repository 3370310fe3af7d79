package org.hotline12333.prompt;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12333.value.ValueKind;

/** Reads how each kind of value is spoken. */
final class KindsReader {
    private final Set<String> ruleSets;
    private final Faults faults;

    KindsReader(RuleBasedNumberFormat rules, Faults faults) {
        this.ruleSets = Set.of(rules.getRuleSetNames());
        this.faults = faults;
    }

    Map<ValueKind, Map<String, Template>> read(Entry manner) {
        Map<ValueKind, Map<String, Template>> kinds = new EnumMap<>(ValueKind.class);
        Entry section =
                manner.entry("kinds")
                        .orElse(new Entry(manner.file(), 0, "kinds", manner.text(), List.of()));
        for (Entry entry : section.entries()) {
            if (ValueKind.of(entry.key()).filter(Reading.FORMS::containsKey).isEmpty()) {
                faults.add(
                        entry.file(),
                        entry.line(),
                        "unknown kind `" + entry.key() + "`",
                        "remove it, or mind its spelling");
            }
        }
        Reading.FORMS.forEach((kind, forms) ->
                section.entry(kind.word())
                        .ifPresentOrElse(
                                entry -> kinds.put(kind, forms(entry, forms)),
                                () -> missing(section, kind.word())));
        return kinds;
    }

    private void missing(Entry parent, String key) {
        faults.add(
                parent.file(),
                parent.line(),
                "`%s` has no `%s`".formatted(parent.key(), key),
                "add a pattern for it");
    }

    private Map<String, Template> forms(Entry kind, Map<String, Set<String>> forms) {
        Map<String, Template> templates = new HashMap<>();
        forms.forEach((form, fields) -> {
            if (form.equals(Reading.PLAIN)) {
                pattern(kind, form, fields, templates);
            } else {
                kind.entry(form)
                        .ifPresentOrElse(
                                entry -> pattern(entry, form, fields, templates),
                                () -> missing(kind, form));
            }
        });
        for (Entry entry : kind.entries()) {
            if (!forms.containsKey(entry.key())) {
                faults.add(
                        entry.file(),
                        entry.line(),
                        "`%s` has no form `%s`".formatted(kind.key(), entry.key()),
                        "use " + forms.keySet().stream().sorted().toList());
            }
        }
        return templates;
    }

    private void pattern(
            Entry entry, String form, Set<String> fields, Map<String, Template> templates) {
        try {
            Template template = Template.of(entry.word(faults).orElse(""));
            templates.put(form, template);
            check(entry, fields, template);
        } catch (IllegalArgumentException fault) {
            faults.add(
                    entry.file(),
                    entry.line(),
                    fault.getMessage() + "",
                    "write a field as {field, %rule-set}");
        }
    }

    private void check(Entry entry, Set<String> fields, Template template) {
        Set<String> unsaid = new HashSet<>(fields);
        for (Template.Slot slot : template.slots()) {
            unsaid.remove(slot.name());
            if (!fields.contains(slot.name())) {
                faults.add(
                        entry.file(),
                        entry.line(),
                        "`%s` has no field `%s`".formatted(entry.key(), slot.name()),
                        "use " + fields.stream().sorted().toList());
            }
            if (!ruleSets.contains(slot.spoken())) {
                faults.add(
                        entry.file(),
                        entry.line(),
                        "no rule set `%s` in numbers.rbnf".formatted(slot.spoken()),
                        "use one of " + ruleSets.stream().sorted().toList());
            }
        }
        if (!unsaid.isEmpty()) {
            faults.add(
                    entry.file(),
                    entry.line(),
                    "`%s` does not say %s"
                            .formatted(entry.key(), unsaid.stream().sorted().toList()),
                    "add {field, %rule-set}");
        }
    }
}
