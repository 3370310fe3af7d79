package org.hotline12333.testline;

import java.util.Set;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.publishing.DraftSounds;

/**
 * Where Asterisk has the clips of a draft.
 *
 * @param folder of those that are its own
 * @param own by their ids
 */
record DraftClips(String folder, Set<String> own) {
    DraftClips {
        own = Set.copyOf(own);
    }

    Utterance of(Utterance utterance) {
        return new Utterance(
                utterance.words(),
                utterance.clips().stream().map(this::of).toList(),
                utterance.hasFigures());
    }

    private Clip of(Clip clip) {
        return own.contains(clip.id()) ? new Clip(DraftSounds.id(folder, clip.id())) : clip;
    }
}
