package org.hotline12333.insurance.shelf;

import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.store.sealing.RecordSeal;
import org.hotline12333.store.sealing.SealingKeys;

/** A row of a shelf, sealed for its person and delivery. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a million of them are made
public record SealedRecord(PersonId person, int delivery, String sealingKey, byte[] record) {
    static SealedRecord of(
            RecordSeal seal,
            SealingKeys keys,
            int delivery,
            PersonId person,
            PersonRecords records) {
        return new SealedRecord(
                person,
                delivery,
                keys.id(),
                seal.seal(keys, delivery, person, RecordCodec.encode(records)));
    }

    Optional<byte[]> open(RecordSeal seal, SealingKeys keys) {
        return seal.open(keys, delivery, person, record);
    }
}
