package org.hotline12333.prompt;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is said in one breath: the words of the transcript and the clips that sound like them.
 *
 * @param hasFigures whether values are told in it: without one of its clips they would be others
 */
public record Utterance(String words, List<Clip> clips, boolean hasFigures) {
    public static final Utterance SILENCE = new Utterance("", List.of());

    public Utterance {
        clips = List.copyOf(clips);
    }

    /** One in which no value is told. */
    public Utterance(String words, List<Clip> clips) {
        this(words, clips, false);
    }

    /** This, then that, without a pause between. */
    public Utterance then(Utterance next) {
        if (clips.isEmpty()) {
            return next;
        }
        return new Utterance(
                words + next.words,
                Stream.concat(clips.stream(), next.clips.stream()).toList(),
                hasFigures || next.hasFigures);
    }

    /** The same words by other clips. */
    public Utterance by(UnaryOperator<Clip> others) {
        return new Utterance(words, clips.stream().map(others).toList(), hasFigures);
    }

    public boolean isSilent() {
        return clips.isEmpty();
    }
}
