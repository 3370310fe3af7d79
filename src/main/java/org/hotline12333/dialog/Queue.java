package org.hotline12333.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.prompt.Language;

/**
 * A queue of agents.
 *
 * @param target the queue's name in the telephone exchange
 * @param targets the same for callers in a language that has agents of its own
 * @param prompt the text said before the caller is put into it
 * @param whisper the text that the agent alone hears first
 * @param shows what an agent's telephone shows of a caller: a word for each level, language and
 *     dialog that has one
 * @param waiting what is told to who waits; where it is empty nothing is, and the caller comes back
 *     once
 * @param absent what happens when nobody answers there
 * @param served what happens when the agent has hung up; where it is empty the call ends
 * @param hours when it is served; empty where that is around the clock
 * @param callsBack how its agents call back who wishes it; empty where they do not
 */
public record Queue(
        String name,
        String target,
        Map<Language, String> targets,
        String prompt,
        Optional<String> whisper,
        Map<String, String> shows,
        Optional<Waiting> waiting,
        Action absent,
        Optional<Action> served,
        Optional<Hours> hours,
        Optional<CallsBack> callsBack) {
    public Queue {
        targets = Map.copyOf(targets);
        shows = Map.copyOf(shows);
    }

    /**
     * When a queue is served.
     *
     * @param name the name of its hours
     * @param closed what happens outside them
     */
    public record Hours(String name, Action closed) {}

    /**
     * How somebody is called back.
     *
     * @param hours the name of those in which they are
     * @param greeting the texts said to who answers, which ask for the key
     * @param goodbye the text for who presses another key, or none
     * @param whisper the text that the agent hears first
     */
    public record CallsBack(String hours, List<String> greeting, String goodbye, String whisper) {
        /** The key by which a person is told from a machine. */
        public static final char KEY = '1';

        public CallsBack {
            greeting = List.copyOf(greeting);
        }

        Stream<String> texts() {
            return Stream.concat(greeting.stream(), Stream.of(goodbye, whisper));
        }
    }

    /** The slot of {@link Waiting#ahead}. */
    public static final String AHEAD = "ahead";

    /** The slot of {@link Waiting#minutes}. */
    public static final String MINUTES = "minutes";

    /**
     * What is told to who waits, at once and then again and again, and how they get out.
     *
     * @param every how long a caller waits between two announcements
     * @param patience after so long the caller is asked what to do
     * @param next the text for who is next
     * @param ahead the text for how many are ahead
     * @param minutes the text for how long it may take, said where that can be told
     * @param hint the text that names the key which leads out
     * @param out what happens at that key, and when the patience is over
     * @param keeping dialogs in which the caller's place is still kept
     */
    public record Waiting(
            Duration every,
            Duration patience,
            String next,
            String ahead,
            String minutes,
            String hint,
            Action out,
            Set<String> keeping) {
        /** The key that leads out, also while the exchange has the caller. */
        public static final char KEY = '3';

        public Waiting {
            keeping = Set.copyOf(keeping);
        }

        /** Whether a caller who has heard so many announcements is to be asked. */
        public boolean isOver(int announcements) {
            return every.multipliedBy(announcements).compareTo(patience) >= 0;
        }
    }

    /** Its name in the exchange for a caller in this language. */
    public String target(Language language) {
        return targets.getOrDefault(language, target);
    }

    /** What an agent's telephone shows of a caller of whom this is known. */
    public String shown(List<String> known) {
        return known.stream()
                .filter(shows::containsKey)
                .map(shows::get)
                .collect(Collectors.joining(" "));
    }

    /** What can happen to a caller there. */
    public List<Transition> transitions() {
        return Stream.of(
                        Stream.of(Transition.absent(this)),
                        waiting
                                .map(Waiting::out)
                                .map(action -> Transition.out(this, action))
                                .stream(),
                        served.map(action -> Transition.served(this, action)).stream(),
                        hours.map(each -> Transition.closed(this, each)).stream())
                .flatMap(each -> each)
                .toList();
    }

    /** Texts beside those of its actions. */
    List<String> texts() {
        return Stream.of(
                        Stream.of(prompt),
                        whisper.stream(),
                        waiting.stream()
                                .flatMap(told ->
                                        Stream.of(
                                                told.next(),
                                                told.ahead(),
                                                told.minutes(),
                                                told.hint())),
                        callsBack.stream().flatMap(CallsBack::texts))
                .flatMap(each -> each)
                .toList();
    }
}
