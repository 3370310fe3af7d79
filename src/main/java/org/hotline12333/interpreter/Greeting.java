package org.hotline12333.interpreter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.Passage;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.Queue.CallsBack;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.hotline12333.interpreter.CallEvent.End;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Utterance;

/**
 * Speaks to whoever answers a call-back, of whom nothing is known: who calls, and the key by which
 * a person is told from a machine. Who presses it is left to the agent who waits.
 *
 * @param reached is told of who has pressed the key, before the agent has them
 * @param observer is told of it as of any call
 */
public record Greeting(
        Releases releases,
        InstantSource clock,
        Consumer<Arrival.Claim> reached,
        CallObserver observer) {
    private static final String PLACE = "called-back";

    /** Long enough to take a telephone from the ear. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /** The agent waits meanwhile: a key that comes soon may cut it short. */
    private static final CollectSpec KEY =
            new CollectSpec(1, PATIENCE, PATIENCE, true, false, false);

    /** Greets who has answered; returns when the call has been left. */
    public void run(CallChannel channel, Arrival.Claim claim) {
        Release release = releases.present();
        Begun begun =
                new Begun(
                        channel.clock(),
                        channel.facts(),
                        release.dialplan().digest(),
                        clock.instant());
        SafeObserver told = new SafeObserver(List.of(new CallLines(), observer), begun);
        End how = End.FAILED;
        try {
            how = greet(channel, release, claim, told);
        } catch (DisconnectException e) {
            how = End.HUNG_UP;
        } finally {
            told.tell(new CallEvent.Ended(channel.clock(), how, ""));
        }
    }

    private End greet(
            CallChannel channel, Release release, Arrival.Claim claim, SafeObserver told) {
        channel.answer();
        channel.savedState(); // the exchange's first word
        Dialplan plan = release.dialplan();
        Queue queue = plan.callingBack().orElseThrow();
        CallsBack words = queue.callsBack().orElseThrow();
        Language language = release.speaks(claim.language());
        channel.speaks(language);
        told.tell(new CallEvent.Asked(channel.clock(), PLACE, language, words.greeting()));
        KeyInput keys = channel.collect(said(release, language, words.greeting()), KEY);
        int length = keys.keys().length();
        told.tell(
                new CallEvent.Answered(
                        channel.clock(), PLACE, keys.keys(), length, keys.end(), false));
        if (keys.keys().equals(String.valueOf(CallsBack.KEY))) {
            reached.accept(claim);
            channel.transfer(Passage.to(queue.target(language)), "");
            return End.TRANSFERRED;
        }
        List<String> goodbye = List.of(words.goodbye());
        told.tell(new CallEvent.Closing(channel.clock(), language, goodbye));
        try {
            channel.say(said(release, language, goodbye));
        } catch (ClipMissingException e) {
            told.tell(new CallEvent.Unsaid(channel.clock(), "", String.valueOf(e.getMessage())));
        }
        channel.disconnect();
        return End.ENDED;
    }

    private static Utterance said(Release release, Language language, List<String> texts) {
        List<QueuedPrompt> words =
                texts.stream().map(text -> new QueuedPrompt(text, Map.of())).toList();
        return QueuedPrompt.spoken(words, release.prompts(), language);
    }
}
