package org.hotline12333.prompt;

import java.util.List;
import java.util.stream.Stream;

/** What is said in one breath: the words of the transcript and the clips that sound like them. */
public record Utterance(String words, List<Clip> clips) {
    public static final Utterance SILENCE = new Utterance("", List.of());

    public Utterance {
        clips = List.copyOf(clips);
    }

    /** This, then that, without a pause between. */
    public Utterance then(Utterance next) {
        if (clips.isEmpty()) {
            return next;
        }
        return new Utterance(
                words + next.words, Stream.concat(clips.stream(), next.clips.stream()).toList());
    }

    public boolean isSilent() {
        return clips.isEmpty();
    }
}
