package org.hotline12333.simulator.trial;

/** So many try calls already that one more would have to wait too long. */
public final class TrialBusyException extends Exception {
    private static final long serialVersionUID = 1L;

    TrialBusyException() {
        super("all telephones for trying are in use; try again in a moment");
    }
}
