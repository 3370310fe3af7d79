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
     * @throws IllegalStateException where it is no record, or one of a later form
     */
    static PersonRecords decode(byte[] record) {
        int form = record.length == 0 ? 0 : record[0] & 0xff;
        try {
            if (form == PackedRecord.VERSION) {
                return PackedRecord.decode(record);
            }
            if (CborRecord.isBegunBy(form)) {
                return CborRecord.decode(record);
            }
        } catch (RuntimeException fault) {
            // Without the cause, whose message quotes what it has read.
            throw new IllegalStateException(
                    "a record cannot be read: " + fault.getClass().getSimpleName());
        }
        throw new IllegalStateException(
                "a record cannot be read: this version knows no form %d".formatted(form));
    }
}
