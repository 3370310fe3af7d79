package org.hotline12333.prompt;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hotline12333.prompt.Template.Literal;
import org.hotline12333.prompt.Template.Slot;
import org.hotline12333.prompt.ValueParts.Field;
import org.hotline12333.value.ValueKind;

/**
 * How a language puts values into words.
 *
 * @param kinds the patterns of each kind, by its forms
 * @param group stands between the groups of a long number
 * @param symbol stands between two digits of a group
 */
record Speech(
        RuleBasedNumberFormat rules,
        Map<ValueKind, Map<String, Template>> kinds,
        String minus,
        String letterX,
        String group,
        String symbol) {

    String words(ValueParts reading) {
        Template template =
                Objects.requireNonNull(kinds.getOrDefault(reading.kind(), Map.of()))
                        .get(reading.form());
        if (template == null) {
            throw new IllegalStateException("no pattern for " + reading);
        }
        return (reading.negative() ? minus : "")
                + template.parts().stream()
                        .map(part ->
                                switch (part) {
                                    case Literal(String words) -> words;
                                    case Slot slot -> words(reading, slot);
                                })
                        .collect(Collectors.joining());
    }

    private String words(ValueParts reading, Slot slot) {
        Field field = reading.fields().get(slot.name());
        return switch (field) {
            case null -> throw new IllegalStateException("no " + slot.name() + " in " + reading);
            case ValueParts.Count(long number) -> words(number, slot.spoken());
            case ValueParts.Symbols(String symbols) ->
                    Groups.of(symbols).stream()
                            .map(part -> oneByOne(part, slot.spoken()))
                            .collect(Collectors.joining(group));
        };
    }

    private String words(long number, String ruleSet) {
        if (number >= 0) {
            return rules.format(number, ruleSet);
        }
        // The smallest long has no positive twin among the longs, but an exact one in double.
        return minus
                + (number == Long.MIN_VALUE
                        ? rules.format(-(double) number, ruleSet)
                        : rules.format(-number, ruleSet));
    }

    private String oneByOne(String symbols, String ruleSet) {
        return symbols.chars()
                .mapToObj(
                        digit -> digit == 'X' ? letterX : rules.format((long) digit - '0', ruleSet))
                .collect(Collectors.joining(symbol));
    }
}
