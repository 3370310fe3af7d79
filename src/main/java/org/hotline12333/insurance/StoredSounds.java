package org.hotline12333.insurance;

import java.util.function.Function;
import org.hotline12333.store.name.SpokenNames;
import org.hotline12333.store.recording.Recordings;
import org.hotline12333.value.NameId;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Sound;
import org.hotline12333.value.SoundId;

/** What lies in a store to be played; throws where something has no sound. */
public record StoredSounds(Recordings recordings, SpokenNames names)
        implements Function<SoundId, Sound> {
    @Override
    public Sound apply(SoundId id) {
        return switch (id) {
            case RecordingId recording -> recordings.sound(recording);
            case NameId name -> names.sound(name);
        };
    }
}
