package org.hotline12333.channel;

import java.time.Duration;
import org.hotline12333.identity.TicketNumber;

/** Why the telephone exchange turns to the hotline. */
public sealed interface Arrival {
    Arrival FIRST = new First();

    Arrival DRAFT = new Draft();

    /** With a call that no queue has had since the hotline left it. */
    record First() implements Arrival {}

    /** A queue gives the caller back, who is still there. */
    record Back(Visit visit) implements Arrival {}

    /** To tell that a call is over, of whose caller a queue knew. Nothing can be said any more. */
    record Gone(Visit visit) implements Arrival {}

    /** With a tester's telephone, which wants to hear the draft on the test number. */
    record Draft() implements Arrival {}

    /** To ask whether somebody is to be called back now. No call: nobody is there. */
    record Clock() implements Arrival {}

    /** With whom it was told to call back, who has answered. */
    record CalledBack(Claim claim) implements Arrival {}

    /** To tell how it went to call somebody back. Nothing can be said any more. */
    record CallOver(Claim claim, Dialled how) implements Arrival {}

    /**
     * One time that somebody is called back: no other is called so, and no server twice.
     *
     * @param ticket that asks for it
     * @param nth how many there were of this ticket
     * @param language in which it was wished: the name of its folder; empty where nobody knows
     */
    record Claim(TicketNumber ticket, int nth, String language) {
        /** Of these it is told and heard between the exchange and us. */
        public String name() {
            String name = ticket.digits() + "-" + nth;
            return language.isEmpty() ? name : name + "-" + language;
        }
    }

    /** How it went, by Asterisk's DIALSTATUS and words of our own. */
    enum Dialled {
        /** Somebody has answered: a person or a machine. */
        ANSWER,
        BUSY,
        NOANSWER,
        CANCEL,
        CHANUNAVAIL,
        CONGESTION,
        /** There was no agent to talk to: nobody was dialled. */
        NOAGENT,
        /** The exchange dials no such number. */
        INVALID,
        UNKNOWN
    }

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
