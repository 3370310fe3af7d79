package org.hotline12333.simulator.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Agents;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.script.CallScript.Cue;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Then;
import org.hotline12333.simulator.script.CallScript.Turn;

/**
 * Writes a call down as a script: texts by their clips, figures in words, so that a new wording
 * leaves it true and a new figure does not.
 */
public final class ScriptWriter {
    private static final Cue AT_ONCE = new Cue.After(Optional.empty());

    private final Vocabulary vocabulary;
    private final StringBuilder script = new StringBuilder();

    public ScriptWriter(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A call as it went, with the script's moves; figures that any would do for are pinned. */
    public static String pinned(CallScript script, Conversation call, Vocabulary vocabulary) {
        ScriptWriter writer = new ScriptWriter(vocabulary);
        writer.agents(script.setup().agents());
        List<List<Played>> heard = call.turns(script.turns().size());
        for (int i = 0; i < script.turns().size(); i++) {
            writer.heard(heard.get(i)).move(script.turns().get(i).move());
        }
        return writer.script();
    }

    public String script() {
        return script.toString();
    }

    public ScriptWriter comment(String words) {
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
                parts.add("[" + Vocabulary.name(played.clip()) + "]");
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

    /** What holds as the call begins. */
    public ScriptWriter setup(CallSetup setup) {
        setup.date().ifPresent(date -> line("date   " + ScriptLines.DATE.format(date)));
        if (!setup.caller().isEmpty()) {
            line("caller " + setup.caller());
        }
        agents(setup.agents());
        if (!setup.fault().isWell()) {
            fault(setup.fault());
        }
        return this;
    }

    private void agents(Agents agents) {
        for (Agents.Group group : agents.groups()) {
            String state = group.state() == Agents.State.FREE ? "" : " " + group.state().words();
            line("agents " + group.queue() + " " + group.count() + state);
        }
        if (agents.ahead() > 0 || !agents.talk().isZero()) {
            line("ahead  %d, %s each".formatted(agents.ahead(), time(agents.talk())));
        }
    }

    private void fault(InjectedFault fault) {
        switch (fault) {
            case InjectedFault.Well() -> line("the store is well");
            case InjectedFault.Down() -> line("the store is down");
            case InjectedFault.Full() -> line("the disk is full");
            case InjectedFault.Slow(Duration delay) -> line("the store takes " + time(delay));
            case InjectedFault.Silent(Clip clip, InjectedFault besides) -> {
                if (!besides.isWell()) {
                    fault(besides);
                }
                line("the clip " + clip + " is missing");
            }
            case InjectedFault.Killed() -> line("the server is killed");
            case InjectedFault.KilledAfter(String service) ->
                    line("the server is killed once " + service + " has answered");
            case InjectedFault.Leaving() -> line("the server ends");
            case InjectedFault.Besieged() -> line("the callers are held off");
            case InjectedFault.Failing(String service) -> line("the service " + service + " fails");
        }
    }

    /** A call as it went: what was heard, each turn that was taken, and the end. */
    public ScriptWriter call(List<Turn> turns, Conversation call) {
        List<List<Played>> heard = call.turns(0);
        for (int i = 0; i < heard.size(); i++) {
            heard(heard.get(i));
            if (i < turns.size() && !comesTooLate(turns.get(i).move(), call.end())) {
                turns.get(i).fault().ifPresent(this::fault);
                move(turns.get(i).move());
            }
        }
        switch (call.end()) {
            case Conversation.End.Disconnected() -> move(new Move.Disconnected(0));
            case Conversation.End.Transferred(String queue) -> move(new Move.Transferred(0, queue));
            // By a fault: once it is mended, the caller is there to hang up.
            case Conversation.End.Failed _ -> move(new Move.HangUp(0, AT_ONCE));
            case Conversation.End.HungUp _ -> {}
        }
        return this;
    }

    /** Whether the call had ended before the caller could hang up. */
    private static boolean comesTooLate(Move move, Conversation.End end) {
        return move.hangsUp() && !(end instanceof Conversation.End.HungUp);
    }

    /** A move as it is written. */
    public static String words(Move move, Vocabulary vocabulary) {
        return new ScriptWriter(vocabulary).move(move).script().strip();
    }

    ScriptWriter move(Move move) {
        switch (move) {
            case Move.Keys(_, Keystrokes keys, Cue cue) ->
                    cue(cue).line("keys   " + written(keys) + at(cue));
            case Move.Say(_, Duration length, Then then) ->
                    line("says   " + (length.isZero() ? "nothing" : time(length)) + then.words());
            case Move.Wait _ -> line("waits");
            case Move.HangUp(_, Cue cue) -> cue(cue).line("hangs up" + at(cue));
            case Move.GivenBack back -> line(back.words());
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

    private static String written(Keystrokes strokes) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < strokes.count(); i++) {
            if (strokes.pauses().containsKey(i)) {
                written.append(" (").append(time(strokes.pauses().get(i))).append(") ");
            }
            written.append(strokes.keys().charAt(i));
        }
        return written.toString();
    }

    private static String at(Cue cue) {
        return cue instanceof Cue.Into(Duration time) ? " at " + time(time) : "";
    }

    private static String time(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
