package org.hotline12333.simulator.judge;

import java.util.List;
import org.hotline12333.prompt.Clip;

/**
 * What the judge says of a call.
 *
 * @param failures what was otherwise than written; none where all was as written
 * @param unpinned figures that were heard and that the script lets pass as anything
 */
public record Verdict(List<Failure> failures, List<Clip> unpinned) {
    public Verdict {
        failures = List.copyOf(failures);
        unpinned = List.copyOf(unpinned);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
