package org.hotline12333.insurance.intake;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.insurance.records.DesignatedHospital;
import org.hotline12333.insurance.records.Employer;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.store.name.SpokenNames;

/**
 * The names that callers hear after a delivery, each once and no more than can be spoken: most are
 * those of many people, and nobody's is linked to a person. For one thread.
 */
public final class HeardNames {
    private final Set<String> names = new LinkedHashSet<>();
    private boolean more;
    private int withoutRoom;
    private long waiting;

    void note(PersonRecords records) {
        records.employer().map(Employer::name).ifPresent(this::add);
        records.hospitals().stream().map(DesignatedHospital::name).forEach(this::add);
    }

    private void add(String name) {
        if (names.size() < SpokenNames.NAMES_MAX) {
            names.add(name);
        } else {
            more |= !names.contains(name);
        }
    }

    /** Has them wait for their sounds: callers hear the delivery, and a name once it has one. */
    void await(SpokenNames store) {
        withoutRoom = store.await(names);
        waiting = store.waiting();
    }

    /** For the operator; nothing where a delivery has none. */
    Optional<String> line() {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String told =
                String.format(
                        Locale.ROOT,
                        "%,d names of employers and hospitals, %,d wait for a sound",
                        names.size(),
                        waiting);
        return Optional.of(
                more || withoutRoom > 0
                        ? told
                                + String.format(
                                        Locale.ROOT,
                                        "; %,d, and all behind the first %,d, are left out: there is no room",
                                        withoutRoom,
                                        SpokenNames.NAMES_MAX)
                        : told);
    }
}
