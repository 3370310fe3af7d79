package org.hotline12333.console.view;

import java.util.List;
import java.util.Optional;
import org.hotline12333.draft.Draft;
import org.hotline12333.gate.Made;
import org.hotline12333.gate.Trying.Progress;

/**
 * A draft before its reader.
 *
 * @param files all that could be changed
 * @param made nothing while it is still being made
 * @param others who has it before them as well
 * @param stale a file that was published otherwise meanwhile
 * @param isGreen whether it may be published
 * @param dial what testers' telephones hear
 */
public record DraftState(
        Draft draft,
        List<String> files,
        Optional<Made> made,
        Progress progress,
        List<String> others,
        Optional<String> stale,
        boolean isGreen,
        DialState dial) {
    /** Whether looking again will show more. */
    public boolean isUnderWay() {
        return made.isEmpty()
                || progress instanceof Progress.Waits
                || progress instanceof Progress.Calls
                || dial.isUnderWay();
    }
}
