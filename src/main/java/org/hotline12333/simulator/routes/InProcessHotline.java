package org.hotline12333.simulator.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.hotline12333.simulator.script.InjectedFault;
import org.hotline12333.value.SoundId;

/** The hotline itself, in this process and in virtual time, for one call at a time. */
public interface InProcessHotline {
    /**
     * Forgets what earlier calls have left, such as wrong tries.
     *
     * @param begin when the call begins, by the hotline's own clock
     */
    void prepare(Instant begin);

    /**
     * Answers a call and leads it to its end.
     *
     * @param line whose clock is the hotline's as long as it has the call
     * @param served told of each service that has answered, before anything comes of its answer
     */
    void answer(SimulatedChannel line, Consumer<String> served);

    /** The server that had the call is gone: another one over the same store has it next. */
    void moves();

    /** The call waits elsewhere for so long, and then comes back. */
    void isAway(Duration time);

    /**
     * How long something sounds that lies in the store.
     *
     * @throws IllegalStateException where it has no sound
     */
    Duration length(SoundId sound);

    /** From now on this has a fault; what a slow store delays passes on the line. */
    void inject(InjectedFault fault);
}
