package org.hotline12333.channel;

import java.time.Duration;

/** Why the telephone exchange turns to the hotline. */
public sealed interface Arrival {
    Arrival FIRST = new First();

    /** With a call that no queue has had since the hotline left it. */
    record First() implements Arrival {}

    /** A queue gives the caller back, who is still there. */
    record Back(Visit visit) implements Arrival {}

    /** To tell that a call is over, of whose caller a queue knew. Nothing can be said any more. */
    record Gone(Visit visit) implements Arrival {}

    /**
     * What became of a caller in a queue.
     *
     * @param queue its name in the exchange; empty where the exchange put the caller there itself
     * @param agent who talked to the caller last, as the exchange calls them, or empty
     * @param waited since the caller first came there, without the conversation
     * @param talked with an agent
     */
    record Visit(String queue, Outcome outcome, String agent, Duration waited, Duration talked) {
        /** Of a queue about which nothing else is known. */
        public static Visit of(Outcome outcome) {
            return new Visit("", outcome, "", Duration.ZERO, Duration.ZERO);
        }
    }

    /** How a queue was left, by Asterisk's names; {@code KEY} and {@code UNKNOWN} are ours. */
    enum Outcome {
        /** There was nobody to wait for. */
        JOINEMPTY,
        /** Nobody was left to wait for. */
        LEAVEEMPTY,
        JOINUNAVAIL,
        LEAVEUNAVAIL,
        /** The caller has waited as long as was asked for. */
        TIMEOUT,
        /** Too many wait already. */
        FULL,
        /** The caller has talked to an agent. */
        CONTINUE,
        /** The exchange was told to give the caller back. */
        WITHDRAW,
        /** The caller has pressed the key that leads out. */
        KEY,
        /** The caller has hung up while waiting. */
        ABANDONED,
        /** There is no such queue. */
        UNKNOWN
    }
}
