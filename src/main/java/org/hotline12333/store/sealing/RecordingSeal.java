package org.hotline12333.store.sealing;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.hotline12333.value.RecordingId;

/**
 * Seals what callers have said with AES-256-GCM, each with a key of its own; its id is part of the
 * seal, so that no voice can be put in another's place. Safe for many threads.
 */
public final class RecordingSeal {
    private RecordingSeal() {}

    /** Different at each sealing. */
    public static byte[] seal(SealingKeys keys, RecordingId id, byte[] sound) {
        try {
            return AesGcm.seal(keys.recordings().of(id.toString()), id.toString(), sound);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("cannot seal a recording", fault);
        }
    }

    /** Empty where it was sealed as another one, or changed by somebody. */
    public static Optional<byte[]> open(SealingKeys keys, RecordingId id, byte[] sealed) {
        try {
            return Optional.of(
                    AesGcm.open(keys.recordings().of(id.toString()), id.toString(), sealed));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }
}
