package org.hotline12333.prompt;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The faults found so far. */
final class Faults {
    private final Set<Fault> faults = new LinkedHashSet<>();

    void add(String file, int line, String message, String mend) {
        faults.add(new Fault(file, line, message, mend));
    }

    int count() {
        return faults.size();
    }

    void throwIfAny() throws PromptsException {
        if (!faults.isEmpty()) {
            throw new PromptsException(sorted());
        }
    }

    private List<Fault> sorted() {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::file).thenComparingInt(Fault::line))
                .toList();
    }
}
