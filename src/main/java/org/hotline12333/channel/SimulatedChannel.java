package org.hotline12333.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Utterance;

/**
 * A line in memory and in virtual time: a call of minutes takes milliseconds. Keys behave as behind
 * an Asterisk.
 */
public final class SimulatedChannel implements CallChannel {
    private final Exchange exchange;
    private final VirtualLine line;
    private Ending ending = new Ending.Undecided();
    private String kept = "";
    private boolean leaving;

    /**
     * A call that waits to be answered.
     *
     * @param lengths how long a clip sounds; throws {@link IllegalStateException} where there is no
     *     such clip
     */
    public SimulatedChannel(Exchange exchange, Caller caller, Function<Clip, Duration> lengths) {
        this.exchange = exchange;
        line = new VirtualLine(caller, lengths);
    }

    /** What the caller has heard so far. */
    public List<Played> played() {
        return line.played();
    }

    /** How the call was left. */
    public Ending ending() {
        return ending;
    }

    /** Lets time pass for the caller while the hotline is busy with something else. */
    public void pass(Duration time) {
        line.pass(time);
    }

    @Override
    public CallFacts facts() {
        return exchange.facts();
    }

    @Override
    public Duration clock() {
        return line.now();
    }

    @Override
    public void answer() {
        line.requireCaller();
    }

    @Override
    public void say(Utterance utterance) {
        line.play(utterance.clips());
    }

    @Override
    public Keys collect(Utterance prompt, Collection how) {
        return line.collect(prompt.clips(), how);
    }

    @Override
    public boolean agentReady(String queue) {
        line.requireCaller();
        return exchange.agents().getOrDefault(queue, 0) > 0;
    }

    @Override
    public void transfer(String queue, String state) {
        line.requireCaller();
        ending = new Ending.Transferred(queue, state);
    }

    @Override
    public void keep(String state) {
        line.requireCaller();
        kept = state;
    }

    /** What was kept last, or empty. */
    public String kept() {
        return kept;
    }

    /** From now on the server of this line is about to end. */
    public void leave() {
        leaving = true;
    }

    @Override
    public boolean isLeaving() {
        return leaving;
    }

    @Override
    public void handOver() {
        line.requireCaller();
        ending = new Ending.HandedOver();
    }

    @Override
    public Optional<String> savedState() {
        line.requireCaller();
        return Optional.of(exchange.savedState()).filter(state -> !state.isEmpty());
    }

    @Override
    public void disconnect() {
        line.requireCaller();
        ending = new Ending.Disconnected();
    }
}
