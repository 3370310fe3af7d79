package org.hotline12333.simulator.bench;

import java.util.List;
import java.util.stream.Collectors;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.PersonKeys;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.value.Value;

/**
 * One of the people who do not exist, who asks in Mandarin for the pension account.
 *
 * @param answer the clips of the balance, in their order
 */
public record DemoCaller(String situation, PersonKeys keys, List<Clip> answer) {
    private static final Language MANDARIN = new Language("zh");

    /** No prompt says the first words of an amount, and no command ends within them. */
    private static final int TELLING = 3;

    public DemoCaller {
        answer = List.copyOf(answer);
    }

    /** The clips that say a balance, in fen. */
    public static List<Clip> answer(Prompts prompts, long balance) {
        return prompts.say(MANDARIN, new Value.Money(balance)).clips();
    }

    boolean hasPassword() {
        return !keys.password().isEmpty();
    }

    /**
     * Hears every prompt out, the main menu more than once, keys in, hears each answer out, and
     * hangs up; without enquiries at the main menu.
     */
    ScriptedCaller calling(int repeats, int enquiries) {
        ScriptedCaller caller = new ScriptedCaller().answers("1");
        for (int again = 0; again < repeats; again++) {
            caller.answers("9");
        }
        if (enquiries == 0) {
            return caller;
        }
        caller.answers("1").answers(keys.idNumber()).answers(keys.socialSecurityNumber());
        if (hasPassword()) {
            caller.answers(keys.password());
        }
        for (int enquiry = 0; enquiry < enquiries; enquiry++) {
            caller.answers("1");
        }
        return caller;
    }

    /** How often the balance was heard, to the fen and to its end. */
    int answersIn(AgiRequest request) {
        List<Clip> whole =
                request.played().stream().filter(p -> !p.cut()).map(Played::clip).toList();
        int heard = 0;
        for (int at = 0; at + answer.size() <= whole.size(); ) {
            boolean here = whole.subList(at, at + answer.size()).equals(answer);
            heard += here ? 1 : 0;
            at += here ? answer.size() : 1;
        }
        return heard;
    }

    /** Whether a command of FastAGI tells the balance, or begins to. */
    boolean isTold(String command) {
        return command.contains(
                answer.stream()
                        .limit(TELLING)
                        .map(Clip::id)
                        .collect(Collectors.joining("&hotline/")));
    }

    /** Holds secrets: only what the person is for. */
    @Override
    public String toString() {
        return situation;
    }
}
