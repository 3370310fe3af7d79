package org.hotline12333.simulator.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.Conversation.End;

/**
 * The legs of one call: the hotline has it anew each time that a queue gives the caller back, as
 * extensions.conf and Asterisk's {@code Queue()} do.
 */
final class Legs {
    /** What extensions.conf plays to a caller who has come back too often. */
    private static final String BUSY = "busy";

    /** Where there is no such sound in the caller's language. */
    private static final String MANDARIN = "zh";

    private final ReturningCaller caller;
    private final Function<Clip, Duration> lengths;
    private final List<Played> played = new ArrayList<>();
    private Exchange exchange;
    private Duration length = Duration.ZERO;

    /**
     * A call that begins.
     *
     * @param lengths how long a clip sounds; throws where there is no such clip
     */
    Legs(Exchange exchange, ReturningCaller caller, Function<Clip, Duration> lengths) {
        this.exchange = exchange;
        this.caller = caller;
        this.lengths = lengths;
    }

    /** How the next leg comes to the hotline. */
    Exchange exchange() {
        return exchange;
    }

    /** From the answer to the end of the last leg. */
    Duration length() {
        return length;
    }

    /** A leg is over. */
    void add(List<Played> heard, Duration time) {
        heard.forEach(each -> played.add(each.later(length)));
        length = length.plus(time);
    }

    /** Another server goes on with the call, at this time of it. */
    void moved(Duration at, String state, String placeIn) {
        length = length.compareTo(at) < 0 ? at : length;
        caller.goesOn(length);
        exchange = exchange.withState(state).withPlaceIn(placeIn);
    }

    /**
     * Whether a queue gives the caller back. It does by itself where it has nobody to wait for, and
     * otherwise where the caller's script says so.
     */
    boolean comesBack(Ending ending) {
        if (!(ending instanceof Ending.Transferred(String queue, String state))) {
            return false;
        }
        exchange = exchange.atQueue();
        boolean waits = exchange.agents().areWaitedFor(queue);
        Optional<Move.GivenBack> foretold =
                caller.move()
                        .filter(Move.GivenBack.class::isInstance)
                        .map(Move.GivenBack.class::cast);
        if (waits && foretold.isEmpty()) {
            return false;
        }
        if (foretold.isPresent()) {
            caller.givenBack(length);
        } else {
            caller.goesOn(length);
        }
        Outcome vain = waits ? Outcome.TIMEOUT : Outcome.JOINEMPTY;
        Outcome why = waits ? foretold.map(Move.GivenBack::why).orElse(vain) : vain;
        exchange = exchange.givenBack(queue, why, state);
        return exchange.goesOn();
    }

    /** The call that has ended so, unless the exchange itself has ended it. */
    Conversation conversation(End end) {
        if (exchange.goesOn()) {
            return new Conversation(played, caller.performed(), end, length);
        }
        Stream.of(spoken(), MANDARIN)
                .map(language -> new Clip(language + "/" + BUSY))
                .filter(clip -> sound(clip).isPresent())
                .findFirst()
                .ifPresent(this::plays);
        return new Conversation(played, caller.performed(), new End.Disconnected(), length);
    }

    /** The language of what the caller heard last. */
    private String spoken() {
        return played.isEmpty() ? MANDARIN : played.getLast().clip().id().replaceFirst("/.*", "");
    }

    private void plays(Clip clip) {
        sound(clip).ifPresent(time -> add(List.of(new Played(clip, Duration.ZERO, false)), time));
    }

    /** How long a clip sounds; Asterisk leaves out one that has no sound. */
    private Optional<Duration> sound(Clip clip) {
        try {
            return Optional.of(lengths.apply(clip));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }
}
