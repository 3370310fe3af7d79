package org.hotline12333.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.value.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * What a service takes and what may come of it, so that the checker can prove every outcome routed
 * and every slot filled.
 *
 * @param service its name in dialplans
 * @param audited its name in the audit, for ever; none where it asks nothing about a person
 * @param fields the fields a form must collect for it, by name
 * @param values slots of earlier outcomes that it reads, by name
 * @param level what must be known of the caller before it may be submitted to
 * @param outcomes all that it can answer, by name
 * @param changing whether something is otherwise afterwards, so that a caller confirms it before
 * @param sending whether it sends on what the caller was told last, which no other service sees
 */
public record Contract(
        String service,
        Optional<String> audited,
        Map<String, FieldType> fields,
        Map<String, ValueKind> values,
        VerificationLevel level,
        Map<String, Outcome> outcomes,
        boolean changing,
        boolean sending) {
    public Contract {
        fields = Map.copyOf(fields);
        values = Map.copyOf(values);
        outcomes = Map.copyOf(outcomes);
    }

    /** A contract that takes nothing and promises nothing yet. */
    public static Contract of(String service, VerificationLevel level) {
        return new Contract(
                service, Optional.empty(), Map.of(), Map.of(), level, Map.of(), false, false);
    }

    /** In the audit as this, whatever becomes of the service's name. */
    public Contract auditedAs(String name) {
        return new Contract(
                service, Optional.of(name), fields, values, level, outcomes, changing, sending);
    }

    /** Of a service that changes something. */
    public Contract thatChanges() {
        return new Contract(service, audited, fields, values, level, outcomes, true, sending);
    }

    /** Of a service that sends on what the caller was told last. */
    public Contract thatSends() {
        return new Contract(service, audited, fields, values, level, outcomes, changing, true);
    }

    public Contract taking(String field, FieldType type) {
        return new Contract(
                service,
                audited,
                and(fields, field, type),
                values,
                level,
                outcomes,
                changing,
                sending);
    }

    public Contract reading(String slot, ValueKind kind) {
        return new Contract(
                service,
                audited,
                fields,
                and(values, slot, kind),
                level,
                outcomes,
                changing,
                sending);
    }

    public Contract giving(String outcome, Map<String, ValueKind> slots) {
        return giving(outcome, new Outcome(slots, Map.of(), null));
    }

    public Contract giving(String outcome, Outcome promised) {
        return new Contract(
                service,
                audited,
                fields,
                values,
                level,
                and(outcomes, outcome, promised),
                changing,
                sending);
    }

    private static <T> Map<String, T> and(Map<String, T> map, String name, T value) {
        Map<String, T> more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }

    /**
     * One answer of a service.
     *
     * @param slots values that come with it
     * @param phrases for each slot of kind phrase, every text it may name
     * @param level what is known of the caller from here on; null where it stays as it was. Where
     *     it is given, all slots of before end, and the way back with them unless it is the same
     *     person, or the first, of whom no less is known
     */
    public record Outcome(
            Map<String, ValueKind> slots,
            Map<String, Set<String>> phrases,
            @Nullable VerificationLevel level) {
        public Outcome {
            slots = Map.copyOf(slots);
            phrases = Map.copyOf(phrases);
        }

        /** Whether it says who calls, who may be another person than before. */
        public boolean saysWhoCalls() {
            return level != null;
        }

        /** An answer that says more of who calls. */
        public Outcome(VerificationLevel level) {
            this(Map.of(), Map.of(), level);
        }
    }
}
