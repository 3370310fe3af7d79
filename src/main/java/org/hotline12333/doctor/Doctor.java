package org.hotline12333.doctor;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Looks at a hotline that serves.
 *
 * @param hidden takes secrets out of a line
 */
public record Doctor(List<Check> checks, UnaryOperator<String> hidden) {
    public Doctor {
        checks = List.copyOf(checks);
    }

    /** Looks at all; takes seconds. */
    public List<Diagnosis> look() {
        return checks.stream().map(Diagnosis::of).toList();
    }

    /** As it may be shown. */
    public String line(Diagnosis diagnosis) {
        return hidden.apply(diagnosis.line());
    }
}
