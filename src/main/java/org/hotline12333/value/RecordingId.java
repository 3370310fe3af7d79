package org.hotline12333.value;

/** A recording of a caller in the store; the number says nothing outside of it. */
public record RecordingId(long value) implements SoundId {
    @Override
    public String toString() {
        return "recording " + value;
    }
}
