package org.hotline12333.simulator.judge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.ScriptWriter;
import org.hotline12333.simulator.script.Vocabulary;

/**
 * A script that was tried.
 *
 * @param conversation empty where it was left out
 * @param leftOut why it could not be followed, in words; empty where it was
 * @param took real time
 */
public record ScriptRun(
        CallScript script,
        Optional<Conversation> conversation,
        Verdict verdict,
        String leftOut,
        Duration took) {
    static ScriptRun leftOut(CallScript script, String why) {
        return new ScriptRun(
                script, Optional.empty(), new Verdict(List.of(), List.of()), why, Duration.ZERO);
    }

    /** The script with each figure that was heard, where it had anything. */
    public String pinned(Vocabulary vocabulary) {
        return ScriptWriter.pinned(script, conversation.orElseThrow(), vocabulary);
    }

    public boolean wasLeftOut() {
        return !leftOut.isEmpty();
    }

    public boolean passed() {
        return verdict.passed();
    }

    /** A line for each failure: file, line, what was expected and what came. */
    public List<String> failures() {
        return verdict.failures().stream()
                .map(failure ->
                        script.file()
                                + (failure.line() == 0 ? "" : ":" + failure.line())
                                + ": "
                                + failure)
                .toList();
    }
}
