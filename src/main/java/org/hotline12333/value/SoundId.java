package org.hotline12333.value;

/** A sound that lies in the store and is no file of ours. */
public sealed interface SoundId permits RecordingId, NameId {}
