package org.hotline12333.channel;

import java.util.Map;

/**
 * What a telephone exchange knows as it hands a call over.
 *
 * @param agents how many agents of each queue could take a call now; of an unknown queue none
 * @param savedState what the hotline left when it last had this call, or empty
 */
public record Exchange(CallFacts facts, Map<String, Integer> agents, String savedState) {
    public Exchange {
        agents = Map.copyOf(agents);
    }

    /** A new call, and nobody in any queue. */
    public static Exchange of(CallFacts facts) {
        return new Exchange(facts, Map.of(), "");
    }

    public Exchange withAgents(String queue, int ready) {
        return new Exchange(facts, Map.of(queue, ready), savedState);
    }

    /** The same call, given back to the hotline with what it left. */
    public Exchange withState(String state) {
        return new Exchange(facts, agents, state);
    }
}
