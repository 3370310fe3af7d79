package org.hotline12333.simulator.routes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.PerformedMove;

/**
 * A caller whom the exchange may give back, so that one call comes to the hotline more than once.
 */
public interface ReturningCaller extends Caller {
    /** What comes next, as far as it is settled; empty where it is not, or nothing does. */
    Optional<Move> move();

    /** The exchange gives the caller back: from here a new clock runs. */
    void givenBack(Duration at);

    /** Another server has the call: from here a new clock runs. */
    void goesOn(Duration at);

    /** The turns taken so far, by the clock of the whole call. */
    List<PerformedMove> performed();
}
