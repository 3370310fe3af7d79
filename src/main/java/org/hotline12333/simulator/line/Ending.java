package org.hotline12333.simulator.line;

/** How the hotline left a call. */
public sealed interface Ending {
    /** To a queue of agents, with the state to come back with. */
    record Transferred(String queue, String state) implements Ending {
        @Override
        public String toString() {
            return "Transferred[to " + queue + "]";
        }
    }

    /** By its last words. */
    record Disconnected() implements Ending {}

    /** To another server, which goes on with the state kept last. */
    record HandedOver() implements Ending {}

    /** Without a word: it is still in the call, the caller has hung up, or it has failed. */
    record Undecided() implements Ending {}
}
