package org.hotline12333.simulator.trial;

import java.util.List;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.calllog.Parting;

/**
 * A call of the call log, and how it went when a demo person made it again.
 *
 * @param person by whose number it was made
 * @param script what was keyed, which {@code ./hotline call} can run
 * @param then what happened
 * @param today what happened now, as far as both are comparable
 */
public record CallAgain(
        String callId,
        String person,
        String script,
        List<LoggedStep> then,
        List<LoggedStep> today,
        Parting parting) {
    public CallAgain {
        then = List.copyOf(then);
        today = List.copyOf(today);
    }

    /** Its script has a person's numbers. */
    @Override
    public String toString() {
        return "CallAgain[" + callId + ", " + parting + "]";
    }
}
