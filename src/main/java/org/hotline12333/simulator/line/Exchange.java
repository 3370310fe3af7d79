package org.hotline12333.simulator.line;

import java.time.Duration;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.line.Agents.Group;
import org.hotline12333.simulator.line.Agents.State;

/**
 * What a telephone exchange knows as it hands a call over.
 *
 * @param savedState what the hotline left when it last had this call, or empty
 * @param arrival why the hotline gets it now
 * @param returns how often a queue has given the caller back
 */
public record Exchange(
        CallFacts facts, Agents agents, String savedState, Arrival arrival, int returns) {
    /** {@code ROUNDS} of extensions.conf: a caller who comes back more often is sent away. */
    public static final int RETURNS_MAX = 20;

    /** Why the hotline gets a call; but for the first time by the name that Asterisk has for it. */
    public enum Arrival {
        FIRST,
        /** The queue had nobody to wait for. */
        JOINEMPTY,
        /** The caller has waited in vain. */
        TIMEOUT;

        /** How long the caller was in a queue before; of extensions.conf, {@code PATIENCE}. */
        public Duration waited() {
            return switch (this) {
                case FIRST, JOINEMPTY -> Duration.ZERO;
                case TIMEOUT -> Duration.ofMinutes(5);
            };
        }
    }

    /** A new call, and nobody in any queue. */
    public static Exchange of(CallFacts facts) {
        return new Exchange(facts, Agents.NONE, "", Arrival.FIRST, 0);
    }

    /** The same with other agents. */
    public Exchange with(Agents others) {
        return new Exchange(facts, others, savedState, arrival, returns);
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
        return new Exchange(facts, agents, state, arrival, returns);
    }

    /** The same as its caller comes to a queue: who was leaving has gone. */
    public Exchange atQueue() {
        return with(agents.afterLeaving());
    }

    /** The same call, given back to the hotline by a queue with what the hotline left. */
    public Exchange givenBack(Arrival why, String state) {
        return new Exchange(facts, agents, state, why, returns + 1);
    }

    /** Whether the exchange brings the caller to the hotline once more. */
    public boolean goesOn() {
        return returns <= RETURNS_MAX;
    }
}
