package org.hotline12333.simulator.line;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.HeldFault;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.Passage;
import org.hotline12333.channel.QueuePlace;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.value.Sound;

/**
 * A line in memory and in virtual time: a call of minutes takes milliseconds. Keys behave as behind
 * an Asterisk.
 */
public final class SimulatedChannel implements CallChannel {
    private final Exchange exchange;
    private String placeIn;
    private final VirtualLine line;
    private final Function<Clip, Duration> lengths;
    private Ending ending = new Ending.Undecided();
    private final HeldFault fault = new HeldFault();
    private String kept = "";
    private boolean leaving;
    private Duration patience = Duration.ZERO;

    /**
     * A call that waits to be answered.
     *
     * @param lengths how long a clip sounds; throws {@link IllegalStateException} where there is no
     *     such clip
     */
    public SimulatedChannel(Exchange exchange, Caller caller, Function<Clip, Duration> lengths) {
        this.exchange = exchange;
        placeIn = exchange.placeIn();
        this.lengths = lengths;
        line = new VirtualLine(caller, lengths);
    }

    /** What the caller has heard so far. */
    public List<Played> played() {
        return line.played();
    }

    /** Whether the caller has hung up by now. */
    public boolean isHungUp() {
        return line.isHungUp();
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
    public void pause(Duration silence) {
        line.pause(silence);
    }

    @Override
    public void speaks(Language language) {
        line.requireCaller();
    }

    @Override
    public void say(Utterance said) {
        fault.release();
        Utterance utterance = withNamesThatSound(said);
        line.play(heard(utterance));
        if (utterance.hasFigures()) {
            missing(utterance)
                    .ifPresent(clip -> {
                        throw new ClipMissingException(clip.id());
                    });
        }
    }

    /** A name without a sound is left out. */
    private Utterance withNamesThatSound(Utterance said) {
        return new Utterance(
                said.words(),
                said.clips().stream().filter(clip -> !clip.isName() || hasSound(clip)).toList(),
                said.hasFigures());
    }

    private Optional<Clip> missing(Utterance utterance) {
        return utterance.clips().stream().filter(clip -> !hasSound(clip)).findFirst();
    }

    /** Figures up to the first clip without a sound; others without such clips. */
    private List<Clip> heard(Utterance utterance) {
        return utterance.hasFigures()
                ? utterance.clips().stream().takeWhile(this::hasSound).toList()
                : utterance.clips().stream().filter(this::hasSound).toList();
    }

    @Override
    public KeyInput collect(Utterance asked, CollectSpec how) {
        fault.release();
        Utterance prompt = withNamesThatSound(asked);
        Optional<Clip> missing = missing(prompt);
        boolean whole =
                missing.isEmpty() || (!prompt.hasFigures() && hasSound(prompt.clips().getLast()));
        return whole
                ? large(line.collect(heard(prompt), how))
                : interrupted(heard(prompt), how, missing.get());
    }

    private static KeyInput large(KeyInput keys) {
        return new KeyInput(keys.keys().toUpperCase(Locale.ROOT), keys.end());
    }

    private boolean hasSound(Clip clip) {
        try {
            return !lengths.apply(clip).isNegative();
        } catch (IllegalStateException _) {
            return false;
        }
    }

    /** A key that comes before the silence is an answer all the same. */
    private KeyInput interrupted(List<Clip> there, CollectSpec how, Clip missing) {
        Optional<Character> key =
                how.maxLength() == 1 ? line.playUntilKey(there) : Optional.empty();
        return key.map(SimulatedChannel::answer)
                .orElseThrow(() -> new ClipMissingException(missing.id()));
    }

    private static KeyInput answer(char key) {
        return key == '#'
                ? new KeyInput("", KeyInput.End.TERMCHAR)
                : large(new KeyInput(String.valueOf(key), KeyInput.End.COMPLETE));
    }

    @Override
    public Sound record(RecordSpec how) {
        fault.release();
        return VirtualVoice.of(line.record(VirtualVoice.TONE, how));
    }

    @Override
    public <T> T during(Supplier<T> work, Duration silence, Supplier<Utterance> filler) {
        fault.release();
        Duration begin = line.now();
        return fault.after(work, () -> filled(begin, silence, filler));
    }

    private Optional<RuntimeException> filled(
            Duration begin, Duration silence, Supplier<Utterance> filler) {
        try {
            line.fill(begin, silence, () -> heard(filler.get()));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    @Override
    public boolean isServed(String queue) {
        line.requireCaller();
        return exchange.agents().count(queue, Agents.State::isLoggedIn) > 0;
    }

    @Override
    public QueuePlace placeIn(String queue) {
        line.requireCaller();
        placeIn = queue;
        return new QueuePlace(
                exchange.agents().ahead(),
                exchange.agents().count(queue, Agents.State::isReady),
                exchange.agents().count(queue, Agents.State::isAwaited),
                exchange.agents().talk());
    }

    @Override
    public boolean hasPlaceIn(String queue) {
        line.requireCaller();
        return placeIn.equals(queue);
    }

    /** The queue in which a place is kept for the caller, or empty. */
    public String placeIn() {
        return placeIn;
    }

    @Override
    public void giveUpPlace() {
        line.requireCaller();
        placeIn = "";
    }

    @Override
    public void transfer(Passage way, String state) {
        line.requireCaller();
        patience = way.patience();
        ending = new Ending.Transferred(way.queue(), keepable(state));
    }

    /** After so long the exchange brings back whom the call's queue has not put through. */
    public Duration patience() {
        return patience;
    }

    @Override
    public void keep(String state) {
        line.requireCaller();
        kept = keepable(state);
    }

    /** An exchange would lose what is longer. */
    private static String keepable(String state) {
        if (state.length() > STATE_MAX) {
            throw new IllegalArgumentException(
                    "a state of %d characters".formatted(state.length()));
        }
        return state;
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
    public void rest(Duration time) {
        if (!leaving) {
            line.pass(time);
        }
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
