package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.Map;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.Passage;
import org.hotline12333.dialog.Queue;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.Utterance;

/** Performs transfers of one call to queues of its exchange. */
record Transfers(CallChannel channel, SafeObserver observer, Release release) {
    /**
     * A transfer with the caller's place in the queue, told where it takes time; or the way that
     * leads elsewhere, since nobody is there or by the key.
     */
    Turn told(CallSession session, Step.Transfer transfer) {
        if (!channel.isServed(transfer.target())) {
            return QueueTurns.absent(session);
        }
        Turn told = QueueTurns.told(session, transfer, channel.placeIn(transfer.target()));
        if (!(told.step() instanceof Step.Transfer(var words, String _, boolean waits)) || !waits) {
            return told;
        }
        Language language = session.language();
        channel.speaks(language);
        observer.tell(new CallEvent.Closing(channel.clock(), language, QueuedPrompt.ids(words)));
        try {
            Utterance said = QueuedPrompt.spoken(words, release.prompts(), language);
            if (QueueTurns.leadsOut(channel.collect(said, QueueTurns.KEY))) {
                return QueueTurns.out(told.session());
            }
        } catch (ClipMissingException e) { // who waits is put through all the same
            observer.tell(
                    new CallEvent.Unsaid(
                            channel.clock(), session.place(), String.valueOf(e.getMessage())));
        }
        return told;
    }

    /** How the caller goes into the queue, and what the agent gets of them. */
    Passage passage(CallSession session) {
        Queue queue = QueueTurns.queue(session);
        Language language = session.language();
        Prompts prompts = release.prompts();
        Utterance whisper =
                queue.whisper()
                        .map(text -> prompts.say(language, text, Map.of()))
                        .orElse(Utterance.SILENCE);
        Duration patience = queue.waiting().map(Queue.Waiting::every).orElse(Passage.PATIENCE);
        return new Passage(queue.target(language), patience, whisper, QueueTurns.card(session));
    }
}
