package org.hotline12333.simulator.line;

import java.time.Duration;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.channel.Arrival.Visit;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.line.Agents.Group;
import org.hotline12333.simulator.line.Agents.State;

/**
 * What a telephone exchange knows as it hands a call over.
 *
 * @param facts with the reason why the hotline gets it now
 * @param savedState what the hotline left when it last had this call, or empty
 * @param returns how often a queue has given the caller back
 * @param placeIn the queue in which a place is kept for the caller, or empty
 */
public record Exchange(
        CallFacts facts, Agents agents, String savedState, int returns, String placeIn) {
    /** {@code ROUNDS} of extensions.conf: a caller who comes back more often is sent away. */
    public static final int RETURNS_MAX = 60;

    /** Who talks to those whom a queue serves. */
    static final String AGENT = "PJSIP/agent1";

    private static final Duration TALK = Duration.ofMinutes(1);

    /** A new call, and nobody in any queue. */
    public static Exchange of(CallFacts facts) {
        return new Exchange(facts, Agents.NONE, "", 0, "");
    }

    /** The same with other agents. */
    public Exchange with(Agents others) {
        return new Exchange(facts, others, savedState, returns, placeIn);
    }

    /** The same with so many more agents, who are free. */
    public Exchange withAgents(String queue, int free) {
        return withAgents(queue, free, State.FREE);
    }

    /** The same with so many more agents. */
    public Exchange withAgents(String queue, int count, State state) {
        return with(agents.and(new Group(queue, count, state)));
    }

    /** The same call, come to another server with what the one before has left. */
    public Exchange withState(String state) {
        return new Exchange(facts, agents, state, returns, placeIn);
    }

    /** The same with a place kept in that queue; in none where it is empty. */
    public Exchange withPlaceIn(String queue) {
        return new Exchange(facts, agents, savedState, returns, queue);
    }

    /** The same as its caller comes to a queue: who was leaving has gone. */
    public Exchange atQueue() {
        return with(agents.afterLeaving());
    }

    /** The same call, given back to the hotline by a queue with what the hotline left. */
    public Exchange givenBack(String queue, Outcome why, String state) {
        boolean served = why == Outcome.CONTINUE;
        Visit visit =
                new Visit(
                        queue,
                        why,
                        served ? AGENT : "",
                        Duration.ZERO,
                        served ? TALK : Duration.ZERO);
        boolean waits = why == Outcome.TIMEOUT || why == Outcome.KEY;
        return new Exchange(
                facts.arriving(new Arrival.Back(visit)),
                agents,
                state,
                returns + 1,
                waits ? queue : "");
    }

    /**
     * How long the caller was away in a queue before.
     *
     * @param patience that of the queue
     */
    public Duration away(Duration patience) {
        return facts.arrival() instanceof Arrival.Back(Visit visit)
                        && visit.outcome() == Outcome.TIMEOUT
                ? patience
                : Duration.ZERO;
    }

    /** Whether the exchange brings the caller to the hotline once more. */
    public boolean goesOn() {
        return returns <= RETURNS_MAX;
    }
}
