package org.hotline12333.simulator.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.Keystrokes;
import org.hotline12333.simulator.script.PerformedMove;
import org.hotline12333.simulator.script.Vocabulary;

/** A call in words, for a person to read. What was keyed is shown only where it is short. */
public record Transcript(List<Line> lines) {
    /** Keys of a choice or a year; more may be a secret. */
    private static final int SHOWN_MAX = 4;

    public Transcript {
        lines = List.copyOf(lines);
    }

    /** What was heard or done from a moment on. */
    public record Line(Duration at, boolean heard, String words) {
        /** Minutes, seconds and tenths. */
        public String clock() {
            long tenths = at.toMillis() / 100;
            return String.format(
                    Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
        }
    }

    static Transcript of(CallScript script, Conversation call, Vocabulary vocabulary) {
        List<Line> lines = new ArrayList<>();
        List<List<Played>> turns = call.turns(0);
        for (int i = 0; i < turns.size(); i++) {
            String words = vocabulary.transcript(turns.get(i));
            if (!words.isEmpty()) {
                lines.add(new Line(turns.get(i).getFirst().at(), true, words));
            }
            if (i < call.performed().size()) {
                PerformedMove done = call.performed().get(i);
                lines.add(
                        new Line(
                                done.from(), false, words(script.turns().get(done.turn()).move())));
            }
        }
        if (!(call.end() instanceof Conversation.End.HungUp)) {
            lines.add(new Line(call.length(), false, end(call.end())));
        }
        return new Transcript(lines);
    }

    private static String words(Move move) {
        return switch (move) {
            case Move.Keys(_, Keystrokes keys, _) -> "keys " + masked(keys.keys());
            case Move.Say(_, Duration length, CallScript.Then then) ->
                    "says " + length.toMillis() + " ms" + then.words();
            case Move.Wait _ -> "waits";
            case Move.HangUp _ -> "hangs up";
            case Move.GivenBack back -> back.words();
            case Move.Transferred(_, String queue) -> "is transferred to " + queue;
            case Move.Disconnected _ -> "is disconnected";
        };
    }

    static String masked(String keys) {
        return keys.length() <= SHOWN_MAX ? keys : "(" + keys.length() + " keys)";
    }

    private static String end(Conversation.End end) {
        return switch (end) {
            case Conversation.End.HungUp() -> "hangs up";
            case Conversation.End.Disconnected() -> "the hotline has ended the call";
            case Conversation.End.Transferred(String queue) -> "the caller waits in " + queue;
            case Conversation.End.Failed(String why) -> why;
        };
    }
}
