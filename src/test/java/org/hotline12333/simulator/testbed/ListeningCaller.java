package org.hotline12333.simulator.testbed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;

/**
 * A caller who listens: what is keyed depends on what was asked last, and not on what was keyed
 * before, so that a question asked again is answered again. Hangs up once the answer was heard.
 */
public final class ListeningCaller implements Caller {
    private static final Duration REACTION = Duration.ofMillis(500);
    private static final Duration BEAT = Duration.ofMillis(150);

    private final Map<String, String> answers;
    private final List<Clip> wanted;
    private int matched;

    /**
     * A caller who has not dialled yet.
     *
     * @param answers what is keyed after a clip
     * @param wanted the clips of the answer
     */
    ListeningCaller(Map<String, String> answers, List<Clip> wanted) {
        this.answers = Map.copyOf(answers);
        this.wanted = List.copyOf(wanted);
    }

    /** A demo person without a password, who wants to know the balance of the pension account. */
    public static ListeningCaller pensionOf(String idNumber, String number, List<Clip> balance) {
        return new ListeningCaller(
                Map.of(
                        "zh/welcome-english",
                        "1",
                        "zh/main-menu",
                        "1",
                        "zh/ask-id-number",
                        idNumber,
                        "zh/ask-social-security-number",
                        number + "#",
                        "zh/enquiry-menu",
                        "1"),
                balance);
    }

    public boolean wasAnswered() {
        return matched == wanted.size();
    }

    @Override
    public List<Act> at(Moment moment) {
        return switch (moment) {
            case Moment.Dialled _, Moment.Speaking _, Moment.Recording _ -> List.of();
            case Moment.Waiting(_, List<Clip> heard, _) when heard.isEmpty() -> List.of();
            case Moment.Waiting(_, List<Clip> heard, _) -> answer(heard);
        };
    }

    private List<Act> answer(List<Clip> heard) {
        heard.forEach(this::listen);
        if (wasAnswered()) {
            return List.of(new Act.HangUp(REACTION));
        }
        return Act.presses(REACTION, BEAT, answers.getOrDefault(heard.getLast().id(), ""));
    }

    private void listen(Clip clip) {
        if (!wasAnswered()) {
            matched = clip.equals(wanted.get(matched)) ? matched + 1 : 0;
        }
    }
}
