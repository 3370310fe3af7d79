package org.hotline12333.insurance.shelf;

import org.hotline12333.insurance.records.PersonRecords;

/**
 * A person's records as bytes: written in the form of this version, read in every form there was.
 * The first byte tells which. Safe for many threads.
 */
final class RecordCodec {
    private RecordCodec() {}

    static byte[] encode(PersonRecords records) {
        return PackedRecord.encode(records);
    }

    /**
     * What {@link #encode} made, of this version or any before it.
     *
     * @throws IllegalStateException where it is no record
     */
    static PersonRecords decode(byte[] record) {
        try {
            // Of CBOR the first byte begins a map, and is none so small.
            return record[0] == PackedRecord.VERSION
                    ? PackedRecord.decode(record)
                    : CborRecord.decode(record);
        } catch (RuntimeException fault) {
            // Without the cause, whose message quotes what it has read.
            throw new IllegalStateException(
                    "a record cannot be read: " + fault.getClass().getSimpleName());
        }
    }
}
