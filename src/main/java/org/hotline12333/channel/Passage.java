package org.hotline12333.channel;

import java.time.Duration;
import org.hotline12333.prompt.Utterance;

/**
 * The way into a queue.
 *
 * @param queue its name in the exchange
 * @param patience after so long the exchange brings back who has not been put through
 * @param whisper what the agent alone hears first
 * @param card what the agent sees
 */
public record Passage(String queue, Duration patience, Utterance whisper, Card card) {
    /** Where a queue says nothing of it. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /** To this queue, with nothing for the agent. */
    public static Passage to(String queue) {
        return new Passage(queue, PATIENCE, Utterance.SILENCE, Card.NONE);
    }

    /**
     * What an agent's telephone shows of a caller: words of tables, and never a number.
     *
     * @param standing {@code verified}, {@code claimed} or {@code unknown}
     * @param language the code of the language spoken
     * @param place the dialog that the caller comes from
     * @param name the same in the agent's words
     */
    public record Card(String standing, String language, String place, String name) {
        public static final Card NONE = new Card("", "", "", "");
    }
}
