package org.hotline12333.dialog.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Standing;
import org.hotline12333.value.ValueKind;

/**
 * What surely holds at a point of a call, whatever way led there.
 *
 * @param values the values that are there, each with every kind that it may have
 * @param standing what is known of the caller at least
 * @param heard whether something is queued to be said since the caller last answered
 */
record Facts(Map<String, Set<ValueKind>> values, Standing standing, boolean heard) {
    /** At the beginning of a call. */
    static final Facts NOTHING = new Facts(Map.of(), Standing.UNKNOWN, false);

    Facts {
        values = Map.copyOf(values);
    }

    /**
     * After this outcome of a service. Where it says who calls, that may be another person: what
     * was filled or queued for the one before has ended.
     */
    Facts after(Contract.Outcome outcome) {
        Standing given = outcome.standing();
        Map<String, Set<ValueKind>> more = new HashMap<>(given == null ? values : Map.of());
        outcome.slots().forEach((name, kind) -> more.put(name, Set.of(kind)));
        return new Facts(more, given == null ? standing : given, given == null && heard);
    }

    /** With these values alone. */
    Facts keeping(Set<String> names) {
        Map<String, Set<ValueKind>> some = new HashMap<>(values);
        some.keySet().retainAll(names);
        return new Facts(some, standing, heard);
    }

    Facts heard(boolean something) {
        return new Facts(values, standing, something);
    }

    /** What holds when either may hold: fewer values of more kinds, the lower standing. */
    Facts or(Facts other) {
        Map<String, Set<ValueKind>> common = new HashMap<>();
        values.forEach((name, kinds) -> {
            Set<ValueKind> others = other.values.get(name);
            if (others != null) {
                Set<ValueKind> all = new TreeSet<>(kinds);
                all.addAll(others);
                common.put(name, all);
            }
        });
        Standing lower = standing.compareTo(other.standing) < 0 ? standing : other.standing;
        return new Facts(common, lower, heard && other.heard);
    }
}
