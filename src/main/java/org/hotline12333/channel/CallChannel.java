package org.hotline12333.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.value.Sound;

/**
 * One caller's telephone line. Every method blocks the calling virtual thread, and throws {@link
 * DisconnectException} as soon as it is known that the caller is gone. Used by one thread.
 */
public interface CallChannel {
    /**
     * Characters of a state that every exchange keeps and gives back whole: an Asterisk of before
     * July 2025 reads commands of 2,048 bytes, and a state crosses in one.
     */
    int STATE_MAX = 1_800;

    CallFacts facts();

    /** Time since this channel was opened; virtual where the line is simulated. */
    Duration clock();

    void answer();

    /**
     * Silence for so long, or until a key is pressed, which is not lost: it is typed ahead of what
     * is collected next.
     */
    void pause(Duration silence);

    /**
     * Tells the exchange in which language to speak to this caller where it does so itself, such as
     * of servers that are away.
     */
    void speaks(Language language);

    /**
     * Plays to the end; keys pressed before or meanwhile are thrown away. A clip without a sound is
     * left out.
     *
     * @throws ClipMissingException where it tells figures, which are then played up to there
     */
    void say(Utterance utterance);

    /**
     * Plays the prompt until its end or the first key, and collects keys; keys typed ahead count.
     * What is collected never reaches a log when it is secret.
     *
     * @throws ClipMissingException where the last clip of the prompt has no sound, or any clip of
     *     one that tells figures, which is then played up to there; another one is left out
     */
    KeyInput collect(Utterance prompt, CollectSpec collection);

    /**
     * A tone, and then what the caller says until they fall silent, press {@code #}, or have said
     * enough. What was said before a hang-up is returned as well: whatever next speaks to the
     * caller or listens throws. Keys but the {@code #} are neither heard nor taken.
     *
     * @return empty where nobody spoke; without silence at its ends
     * @throws ClipMissingException where there can be no tone, and so no recording
     */
    Sound record(RecordSpec how);

    /**
     * Does work of which the caller hears nothing. While it takes long, the filler is played each
     * time that the line has been silent for so long, until a key is pressed, which cuts it short
     * and is not lost. Returns when both are over; what the work throws is thrown. A fault of the
     * filler or a hang-up meanwhile loses no result: it is thrown by what next speaks to the
     * caller, listens or works. A clip of the filler without a sound is left out.
     */
    <T> T during(Supplier<T> work, Duration silence, Supplier<Utterance> filler);

    /**
     * Whether an agent of the queue is logged in: free, or else worth waiting for, as in a
     * conversation. That may change before a transfer: the exchange then gives the caller back.
     */
    boolean isServed(String queue);

    /**
     * The caller's place in a queue: the one that is kept there for them, or else a new one, behind
     * all who came before. It is kept until an agent has the caller, the queue has nobody to wait
     * for, {@link #giveUpPlace}, or the end of the call.
     */
    QueuePlace placeIn(String queue);

    /** Whether a place in that queue is kept for the caller. */
    boolean hasPlaceIn(String queue);

    /** The caller waits no longer; whoever came later moves up. Nothing where no place is kept. */
    void giveUpPlace();

    /**
     * Leaves the caller to the telephone exchange, which puts them into the queue and, should that
     * fail, calls the hotline again with this state. The last use of the channel.
     *
     * @param state no longer than {@link #STATE_MAX}; empty where there is none
     */
    void transfer(Passage way, String state);

    /**
     * Leaves a state with the exchange, which brings the caller with it to another server when this
     * one is gone. The last one counts.
     *
     * @param state no longer than {@link #STATE_MAX}
     */
    void keep(String state);

    /** Lets so much time pass, whoever is there; less where this server is to end. */
    void rest(Duration time);

    /** Whether the call should be handed over at its next question, since this server ends. */
    boolean isLeaving();

    /**
     * Leaves the caller to another server, with the state kept last. The last use of the channel.
     */
    void handOver();

    /** What was left last, when the exchange gives a caller back. */
    Optional<String> savedState();

    /** Ends the call. The last use of the channel. */
    void disconnect();
}
