package org.hotline12333.dialog.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hotline12333.service.Contract;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.ValueKind;

/**
 * What surely holds at a point of a call, whatever way led there.
 *
 * @param values the values that are there, each with every kind that it may have
 * @param level what is known of the caller at least
 * @param heard whether something is queued to be said since the caller last answered
 */
record FlowState(Map<String, Set<ValueKind>> values, VerificationLevel level, boolean heard) {
    /** At the beginning of a call. */
    static final FlowState NOTHING = new FlowState(Map.of(), VerificationLevel.UNKNOWN, false);

    FlowState {
        values = Map.copyOf(values);
    }

    /**
     * After this outcome of a service. Where it says who calls, that may be another person: what
     * was filled or queued for the one before has ended.
     */
    FlowState after(Contract.Outcome outcome) {
        VerificationLevel given = outcome.level();
        Map<String, Set<ValueKind>> more = new HashMap<>(given == null ? values : Map.of());
        outcome.slots().forEach((name, kind) -> more.put(name, Set.of(kind)));
        return new FlowState(more, given == null ? level : given, given == null && heard);
    }

    /** With these values as well. */
    FlowState filled(Map<String, ValueKind> slots) {
        Map<String, Set<ValueKind>> more = new HashMap<>(values);
        slots.forEach((name, kind) -> more.put(name, Set.of(kind)));
        return new FlowState(more, level, heard);
    }

    /** With these values alone. */
    FlowState keeping(Set<String> names) {
        Map<String, Set<ValueKind>> some = new HashMap<>(values);
        some.keySet().retainAll(names);
        return new FlowState(some, level, heard);
    }

    FlowState heard(boolean something) {
        return new FlowState(values, level, something);
    }

    /** What holds when either may hold: fewer values of more kinds, the lower level. */
    FlowState or(FlowState other) {
        Map<String, Set<ValueKind>> common = new HashMap<>();
        values.forEach((name, kinds) -> {
            Set<ValueKind> others = other.values.get(name);
            if (others != null) {
                Set<ValueKind> all = new TreeSet<>(kinds);
                all.addAll(others);
                common.put(name, all);
            }
        });
        VerificationLevel lower = level.compareTo(other.level) < 0 ? level : other.level;
        return new FlowState(common, lower, heard && other.heard);
    }
}
