package org.hotline12333.channel;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotline12333.channel.TestSounds.clip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.Played;

/**
 * A line under test, and callers for it. Times are those of the caller, who lives in virtual time;
 * of the channel's own clock no more is asked than that it never goes back, for it may be a real
 * one.
 */
public abstract class LineContract {
    protected static final Exchange CALL =
            Exchange.of(new CallFacts("1700000000.7", "13900000001", "12333"));

    /** More clips of a second each than fit into one command. */
    static final int MANY = 300;

    static final CollectSpec MENU =
            new CollectSpec(1, ofSeconds(3), ofSeconds(2), true, false, false);

    static final KeyInput SILENCE = new KeyInput("", KeyInput.End.TIMEOUT);

    /** Takes a call on such a line, does this with it, and tells what came of it. */
    protected abstract <T> Call<T> call(
            Exchange exchange, Caller caller, Function<CallChannel, T> work);

    /**
     * A call that is over.
     *
     * @param played what the caller heard
     * @param at when it was over, by the caller's clock
     */
    public record Call<T>(T result, List<Played> played, Duration at, Ending ending) {}

    /** A number of so many keys, three seconds for the first and two for each further one. */
    static CollectSpec number(int maxLength, boolean secret) {
        return new CollectSpec(maxLength, ofSeconds(3), ofSeconds(2), true, true, secret);
    }

    final <T> Call<T> with(Caller caller, Function<CallChannel, T> work) {
        return call(
                CALL,
                caller,
                channel -> {
                    channel.answer();
                    return work.apply(channel);
                });
    }

    /** Keys with their times in milliseconds. */
    static Caller keying(Object... timesAndKeys) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < timesAndKeys.length; i += 2) {
            Duration at = ofMillis((int) timesAndKeys[i]);
            acts.add(new Act.Press(at, (char) timesAndKeys[i + 1]));
        }
        return Caller.timed(acts);
    }

    static Caller hangingUpAt(Duration at) {
        return Caller.timed(List.of(new Act.HangUp(at)));
    }

    static KeyInput complete(String keys) {
        return new KeyInput(keys, KeyInput.End.COMPLETE);
    }

    static KeyInput ended(String keys) {
        return new KeyInput(keys, KeyInput.End.TERMCHAR);
    }

    static Played whole(int seconds, int at) {
        return new Played(clip(seconds), ofSeconds(at), false);
    }

    static Played cut(int seconds, int at) {
        return new Played(clip(seconds), ofSeconds(at), true);
    }

    static Function<CallChannel, KeyInput> asking(Utterance prompt, CollectSpec how) {
        return channel -> channel.collect(prompt, how);
    }

    static Function<CallChannel, Integer> disturbed(Consumer<CallChannel> work) {
        return channel -> {
            work.accept(channel);
            return 0;
        };
    }

    static Consumer<CallChannel> disconnects(Consumer<CallChannel> use) {
        return channel ->
                assertThatExceptionOfType(DisconnectException.class)
                        .isThrownBy(() -> use.accept(channel));
    }
}
