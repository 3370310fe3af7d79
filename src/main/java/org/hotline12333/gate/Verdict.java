package org.hotline12333.gate;

import java.util.List;

/**
 * What scripted calls say of a candidate.
 *
 * @param calls how many were made
 * @param failures what was otherwise than written, a line each
 * @param failed how many calls that was in
 * @param ways how many ways there are
 * @param unwalked those that no script walks, and that are new or were walked before
 */
public record Verdict(
        int calls, List<String> failures, int failed, int ways, List<String> unwalked) {
    public Verdict {
        failures = List.copyOf(failures);
        unwalked = List.copyOf(unwalked);
    }

    public boolean isGreen() {
        return failures.isEmpty() && unwalked.isEmpty();
    }
}
