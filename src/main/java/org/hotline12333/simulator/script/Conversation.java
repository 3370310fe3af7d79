package org.hotline12333.simulator.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.simulator.line.Played;

/**
 * A call as it went.
 *
 * @param played what the caller heard, by the clock of the whole call
 * @param performed the turns of the script that were taken
 * @param length from the answer to the end
 * @param noises sounds that are no clip, in words
 */
public record Conversation(
        List<Played> played,
        List<PerformedMove> performed,
        End end,
        Duration length,
        List<String> noises) {
    public Conversation {
        played = List.copyOf(played);
        performed = List.copyOf(performed);
        noises = List.copyOf(noises);
    }

    /** A call in which nothing sounded but clips. */
    public Conversation(
            List<Played> played, List<PerformedMove> performed, End end, Duration length) {
        this(played, performed, end, length, List.of());
    }

    /** The same, but for this it was all wrong. */
    public Conversation failed(String why) {
        return new Conversation(played, performed, new End.Failed(why), length, noises);
    }

    /**
     * What was heard before each move and after the last one that was made; as many lists as turns
     * at least.
     */
    public List<List<Played>> turns(int least) {
        List<List<Played>> turns = new ArrayList<>();
        for (int i = 0; i < Math.max(least, performed.size() + 1); i++) {
            turns.add(new ArrayList<>());
        }
        for (Played each : played) {
            long moves =
                    performed.stream()
                            .filter(done -> done.from().compareTo(each.at()) <= 0)
                            .count();
            turns.get((int) moves).add(each);
        }
        return turns;
    }

    /** How a call ended. */
    public sealed interface End {
        record HungUp() implements End {}

        record Disconnected() implements End {}

        record Transferred(String queue) implements End {}

        /** The hotline left the call without a result. */
        record Failed(String why) implements End {}
    }
}
