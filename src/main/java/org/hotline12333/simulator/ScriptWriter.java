package org.hotline12333.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.channel.Played;
import org.hotline12333.simulator.CallScript.Cue;
import org.hotline12333.simulator.CallScript.Move;

/**
 * Writes a call down as a script: texts by their clips, figures in words, so that a new wording
 * leaves it true and a new figure does not.
 */
final class ScriptWriter {
    private final Vocabulary vocabulary;
    private final StringBuilder script = new StringBuilder();

    ScriptWriter(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A call as it went, with the script's moves; figures that any would do for are pinned. */
    static String pinned(CallScript script, Conversation call, Vocabulary vocabulary) {
        ScriptWriter writer = new ScriptWriter(vocabulary);
        script.circumstances()
                .agents()
                .forEach((queue, ready) -> writer.line("agents " + queue + " " + ready));
        List<List<Played>> heard = call.turns(script.turns().size());
        for (int i = 0; i < script.turns().size(); i++) {
            writer.heard(heard.get(i)).move(script.turns().get(i).move());
        }
        return writer.script();
    }

    String script() {
        return script.toString();
    }

    ScriptWriter comment(String words) {
        script.append("# ").append(words).append('\n');
        return this;
    }

    ScriptWriter line(String words) {
        script.append(words).append('\n');
        return this;
    }

    /** What was heard; what was cut at its very beginning was not. */
    ScriptWriter heard(List<Played> heard) {
        List<String> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (Played played : heard) {
            if (played.cut()) {
                continue;
            }
            if (vocabulary.isFigure(played.clip())) {
                words.append(words.isEmpty() ? "" : separator(played));
                words.append(vocabulary.words(played.clip()));
            } else if (!vocabulary.words(played.clip()).isEmpty()) {
                flush(words, parts);
                parts.add("[" + played.clip() + "]");
            }
        }
        flush(words, parts);
        if (!parts.isEmpty()) {
            line("hears  " + String.join(" ", parts));
        }
        return this;
    }

    private String separator(Played played) {
        return Vocabulary.isIdeographic(vocabulary.words(played.clip())) ? "" : " ";
    }

    private static void flush(StringBuilder words, List<String> parts) {
        if (!words.isEmpty()) {
            parts.add(words.toString());
            words.setLength(0);
        }
    }

    ScriptWriter move(Move move) {
        switch (move) {
            case Move.Keys(_, String keys, Cue cue) -> cue(cue).line("keys   " + keys + at(cue));
            case Move.Wait _ -> line("waits");
            case Move.HangUp(_, Cue cue) -> cue(cue).line("hangs up" + at(cue));
            case Move.GivenBack _ -> line("is given back");
            case Move.Transferred(_, String queue) -> line("is transferred to " + queue);
            case Move.Disconnected _ -> line("is disconnected");
        }
        return this;
    }

    private ScriptWriter cue(Cue cue) {
        if (cue instanceof Cue.After(Optional<Duration> pause) && pause.isPresent()) {
            line("waits  " + time(pause.get()));
        }
        return this;
    }

    private static String at(Cue cue) {
        return cue instanceof Cue.Into(Duration time) ? " at " + time(time) : "";
    }

    private static String time(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
