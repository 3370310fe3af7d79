package org.hotline12333.simulator.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.PerformedMove;

/** Somebody who does as another does, until they hang up at a certain moment of the call. */
final class CutCaller implements ReturningCaller {
    private final ReturningCaller caller;
    private Duration left;
    private Duration since = Duration.ZERO;

    CutCaller(ReturningCaller caller, Duration at) {
        this.caller = caller;
        left = at;
    }

    @Override
    public Optional<Move> move() {
        return caller.move();
    }

    @Override
    public void givenBack(Duration at) {
        caller.givenBack(at);
        restart(at);
    }

    @Override
    public void goesOn(Duration at) {
        caller.goesOn(at);
        restart(at);
    }

    private void restart(Duration at) {
        left = left.minus(at.minus(since));
        since = at;
    }

    @Override
    public List<PerformedMove> performed() {
        return caller.performed();
    }

    @Override
    public List<Act> at(Moment moment) {
        List<Act> acts = new ArrayList<>(caller.at(moment));
        if (moment instanceof Moment.Dialled) {
            acts.add(new Act.HangUp(left));
        }
        return acts;
    }
}
