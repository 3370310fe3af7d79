package org.hotline12333.testline;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.Passage;
import org.hotline12333.channel.QueuePlace;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.value.Sound;

/**
 * A tester's line as a draft sees it: it hears the draft's own sounds where they are other than
 * those published, and no queue is behind it.
 */
record DraftChannel(CallChannel line, DraftClips clips) implements CallChannel {
    /** What the exchange is told instead of a queue; it has none of that name. */
    private static final String NOBODY = "draft";

    /** An agent who would be rung at once. */
    private static final QueuePlace FIRST = new QueuePlace(0, 1, 1, Duration.ZERO);

    private static final String DIALLED = "12333";

    @Override
    public CallFacts facts() {
        CallFacts facts = line.facts();
        return new CallFacts(facts.uniqueId(), facts.callerId(), DIALLED);
    }

    @Override
    public Duration clock() {
        return line.clock();
    }

    @Override
    public void answer() {
        line.answer();
    }

    @Override
    public void pause(Duration silence) {
        line.pause(silence);
    }

    @Override
    public void speaks(Language language) {
        line.speaks(language);
    }

    @Override
    public void say(Utterance utterance) {
        line.say(clips.of(utterance));
    }

    @Override
    public KeyInput collect(Utterance prompt, CollectSpec collection) {
        return line.collect(clips.of(prompt), collection);
    }

    @Override
    public Sound record(RecordSpec how) {
        return line.record(how);
    }

    @Override
    public <T> T during(Supplier<T> work, Duration silence, Supplier<Utterance> filler) {
        return line.during(work, silence, () -> clips.of(filler.get()));
    }

    @Override
    public boolean isServed(String queue) {
        return true;
    }

    @Override
    public QueuePlace placeIn(String queue) {
        return FIRST;
    }

    @Override
    public boolean hasPlaceIn(String queue) {
        return false;
    }

    @Override
    public void giveUpPlace() {
        // nobody has given one
    }

    /** The exchange says that an agent would come now, and ends the call. */
    @Override
    public void transfer(Passage way, String state) {
        line.transfer(Passage.to(NOBODY), "");
    }

    @Override
    public void keep(String state) {
        // no other server goes on with it
    }

    @Override
    public void rest(Duration time) {
        line.rest(time);
    }

    @Override
    public boolean isLeaving() {
        return false;
    }

    @Override
    public void handOver() {
        throw new IllegalStateException("a draft is handed over to nobody");
    }

    /** None; but the exchange waits for this question. */
    @Override
    public Optional<String> savedState() {
        line.savedState();
        return Optional.empty();
    }

    @Override
    public void disconnect() {
        line.disconnect();
    }
}
