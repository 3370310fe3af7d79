package org.hotline12333.simulator.bench;

import java.util.Collections;
import java.util.List;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.PersonKeys;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.value.Value;

/**
 * One of the demo people, who asks in Mandarin for the pension account.
 *
 * @param answer the clips of the balance, in their order
 */
public record DemoCaller(String situation, PersonKeys keys, List<Clip> answer) {
    private static final Language MANDARIN = new Language("zh");

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
     * Hears every prompt out, the main menu more than once, keys in, hears the answer out, and
     * hangs up.
     */
    ScriptedCaller calling(int repeats) {
        ScriptedCaller caller = new ScriptedCaller().answers("1");
        for (int again = 0; again < repeats; again++) {
            caller.answers("9");
        }
        caller.answers("1").answers(keys.idNumber()).answers(keys.socialSecurityNumber());
        if (hasPassword()) {
            caller.answers(keys.password());
        }
        return caller.answers("1");
    }

    /** Whether the balance was heard, to the fen and to its end. */
    boolean wasAnswered(AgiRequest request) {
        List<Clip> whole =
                request.played().stream().filter(p -> !p.cut()).map(Played::clip).toList();
        return Collections.indexOfSubList(whole, answer) >= 0;
    }

    /** Holds secrets: only what the person is for. */
    @Override
    public String toString() {
        return situation;
    }
}
