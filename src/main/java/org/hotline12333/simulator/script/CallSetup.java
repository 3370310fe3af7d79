package org.hotline12333.simulator.script;

import java.time.LocalDateTime;
import java.util.Optional;
import org.hotline12333.simulator.line.Agents;

/**
 * What holds as a scripted call begins.
 *
 * @param caller the caller's number; empty where any will do
 * @param date of the call in Beijing; empty where it does not matter
 * @param agents whom the queues have, and what each is doing
 * @param fault what has a fault from the beginning
 */
public record CallSetup(
        String caller, Optional<LocalDateTime> date, Agents agents, InjectedFault fault) {
    /** The same from this number. */
    public CallSetup from(String number) {
        return new CallSetup(number, date, agents, fault);
    }

    static final CallSetup ORDINARY =
            new CallSetup("", Optional.empty(), Agents.NONE, new InjectedFault.Well());
}
