package org.hotline12333.insurance.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.store.sealing.RecordSeal;
import org.hotline12333.store.sealing.SealingKeys;
import org.junit.jupiter.api.Test;

/**
 * A row of a shelf that was put elsewhere is nobody's: not a neighbour's, and not of another month.
 */
class SealedRecordTest {
    private static final PersonId PERSON = new PersonId(17);
    private static final PersonRecords NOTHING =
            PersonRecords.none(new DataDates(YearMonth.of(2016, 11), YearMonth.of(2026, 10)));

    private final RecordSeal seal = new RecordSeal();
    private final SealingKeys keys = SealingKeys.of(new byte[32]);
    private final SealedRecord row = SealedRecord.of(seal, keys, 4, PERSON, NOTHING);

    @Test
    void opensWhereItWasPut() {
        assertThat(row.open(seal, keys)).isPresent();
    }

    @Test
    void opensForNobodyElse() {
        assertThat(moved(new PersonId(18), 4).open(seal, keys)).isEmpty();
    }

    @Test
    void opensInNoOtherDelivery() {
        assertThat(moved(PERSON, 3).open(seal, keys)).isEmpty();
        assertThat(moved(PERSON, 5).open(seal, keys)).isEmpty();
    }

    private SealedRecord moved(PersonId person, int delivery) {
        return new SealedRecord(person, delivery, row.sealingKey(), row.record());
    }
}
