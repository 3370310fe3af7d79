package org.hotline12333.store.audit;

import java.util.ArrayList;
import java.util.List;

/** What a check has found, as far as a person reads. */
final class AuditFaults {
    static final int MAX = 100;

    private final List<String> lines = new ArrayList<>();
    private long more;

    void add(String line) {
        if (lines.size() < MAX) {
            lines.add(line);
        } else {
            more++;
        }
    }

    void addAll(List<String> found) {
        found.forEach(this::add);
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (more > 0) {
            all.add("and " + more + " more");
        }
        return all;
    }
}
