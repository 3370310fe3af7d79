package org.hotline12333.simulator.routes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.hotline12333.simulator.script.CallScript.Cue;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Then;
import org.hotline12333.simulator.script.CallScript.Turn;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.InjectedFault;
import org.hotline12333.simulator.script.Keystrokes;
import org.hotline12333.simulator.script.PerformedMove;
import org.hotline12333.simulator.script.ScriptWriter;
import org.hotline12333.simulator.script.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A call from a keyboard, in virtual time: what is said is shown as text at once, a line of keys
 * answers it. Can be kept as a script.
 */
public final class TypedCall implements ReturningCaller {
    private static final Pattern KEYS = Pattern.compile("[0-9A-D*#]+");
    private static final Pattern WAIT = Pattern.compile("w(?:ait)?\\s+(\\d{1,3})");

    private static final Pattern SAYS = Pattern.compile("s(?:ay)?\\s+(\\d{1,3})\\s*#?");

    /** The same after a tone. */
    private static final String SAYING =
            "  (a tone) type `say 8` to speak for 8 s, `say 8 #` to end it, Enter to say nothing";

    /** What may be typed, in one line. */
    public static final String USAGE =
            "type keys and Enter; Enter alone waits until asked again, `w 5` waits 5 s, `hangup`"
                    + " hangs up";

    private final BufferedReader keyboard;
    private final PrintWriter screen;
    private final Vocabulary vocabulary;
    private final List<PerformedMove> performed = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private @Nullable SimulatedChannel line;
    private Duration offset = Duration.ZERO;
    private int shown;

    public TypedCall(BufferedReader keyboard, PrintWriter screen, Vocabulary vocabulary) {
        this.keyboard = keyboard;
        this.screen = screen;
        this.vocabulary = vocabulary;
    }

    /**
     * Places the call; returns when it has ended.
     *
     * @return the call as a script
     */
    public String place(InProcessHotline hotline, Function<Clip, Duration> lengths, Instant begin) {
        hotline.prepare(begin);
        Function<Clip, Duration> sounds =
                clip -> clip.stored().map(hotline::length).orElseGet(() -> lengths.apply(clip));
        hotline.inject(new InjectedFault.Well());
        CallFacts facts = new CallFacts("typed-1", "13900000001", MemoryRoute.DIALED);
        Legs legs = new Legs(Exchange.of(facts), this, sounds);
        screen.println(USAGE);
        SimulatedChannel call;
        do {
            call = new SimulatedChannel(legs.exchange(), this, sounds);
            line = call;
            shown = 0;
            hotline.answer(call, _ -> {});
            show(call);
            legs.add(call.played(), call.clock());
        } while (legs.comesBack(call.ending()));
        Conversation whole = legs.conversation(MemoryRoute.end(call.ending()));
        screen.println(
                switch (whole.end()) {
                    case Conversation.End.Disconnected() -> "the hotline has ended the call";
                    case Conversation.End.Transferred(String queue) ->
                            "you wait for an agent in " + queue;
                    case Conversation.End.HungUp() -> "you have hung up";
                    case Conversation.End.Failed(String why) -> why;
                });
        return new ScriptWriter(vocabulary).call(turns, whole).script();
    }

    @Override
    public Optional<Move> move() {
        return Optional.empty();
    }

    @Override
    public void givenBack(Duration at) {
        offset = at;
    }

    @Override
    public void goesOn(Duration at) {
        offset = at;
    }

    @Override
    public List<PerformedMove> performed() {
        return List.copyOf(performed);
    }

    private void show(SimulatedChannel call) {
        List<Played> played = call.played();
        String words = vocabulary.transcript(played.subList(shown, played.size()));
        shown = played.size();
        if (!words.isEmpty()) {
            screen.println("  " + words);
        }
    }

    @Override
    public List<Act> at(Moment moment) {
        return switch (moment) {
            case Moment.Dialled _, Moment.Speaking _ -> List.of();
            case Moment.Recording(Duration at) -> recorded(at);
            case Moment.Waiting waiting when waiting.heard().isEmpty() -> List.of();
            case Moment.Waiting(Duration at, _, Duration patience) -> asked(at, patience);
        };
    }

    /** After a tone. */
    private List<Act> recorded(Duration at) {
        screen.println(SAYING);
        String words = typed().orElse("");
        Matcher says = SAYS.matcher(words);
        Duration length = Duration.ofSeconds(says.matches() ? Long.parseLong(says.group(1)) : 0);
        Then then = words.endsWith("#") ? Then.POUND : Then.SILENCE;
        took(new Move.Say(0, length, then), at, length);
        List<Act> acts = new ArrayList<>(List.of(new Act.Speak(Duration.ZERO, length)));
        if (then == Then.POUND) {
            acts.add(new Act.Press(length.plus(CallerTempo.HUMAN.reaction()), '#'));
        }
        return acts;
    }

    private List<Act> asked(Duration at, Duration patience) {
        if (line != null) {
            show(line);
        }
        Duration wait = Duration.ZERO;
        while (true) {
            Optional<String> typed = typed();
            String words = typed.orElse("hangup");
            Matcher waits = WAIT.matcher(words);
            if (words.isEmpty()) {
                return silent(at, patience);
            }
            if (waits.matches()) {
                wait = wait.plusSeconds(Long.parseLong(waits.group(1)));
                if (wait.compareTo(patience) >= 0) {
                    return silent(at, patience);
                }
            } else if (KEYS.matcher(words).matches()) {
                return keyed(at, wait, words);
            } else if (words.equals("hangup")) {
                return hungUp(at, wait);
            } else {
                screen.println(USAGE);
            }
        }
    }

    private Optional<String> typed() {
        screen.print("> ");
        screen.flush();
        try {
            return Optional.ofNullable(keyboard.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException("the keyboard", e);
        }
    }

    private List<Act> silent(Duration at, Duration patience) {
        took(new Move.Wait(0), at, patience);
        return List.of();
    }

    private List<Act> keyed(Duration at, Duration wait, String keys) {
        Duration after = wait.plus(CallerTempo.HUMAN.reaction());
        Keystrokes strokes = Keystrokes.of(keys);
        took(new Move.Keys(0, strokes, cue(wait)), at.plus(after), Duration.ZERO);
        return strokes.presses(after, CallerTempo.HUMAN.beat());
    }

    private List<Act> hungUp(Duration at, Duration wait) {
        Duration after = wait.plus(CallerTempo.HUMAN.reaction());
        took(new Move.HangUp(0, cue(wait)), at.plus(after), Duration.ZERO);
        return List.of(new Act.HangUp(after));
    }

    private static Cue cue(Duration wait) {
        return new Cue.After(
                wait.isZero()
                        ? Optional.empty()
                        : Optional.of(wait.plus(CallerTempo.HUMAN.reaction())));
    }

    private void took(Move move, Duration from, Duration length) {
        Duration begin = offset.plus(from);
        performed.add(new PerformedMove(turns.size(), begin, begin.plus(length), Duration.ZERO));
        turns.add(new Turn(List.of(), Optional.empty(), Optional.empty(), move));
    }
}
