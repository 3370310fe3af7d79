package org.hotline12333.store.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hotline12333.identity.PersonId;
import org.junit.jupiter.api.Test;

/** A record opens for whom and for what it was sealed, and for nothing else. */
class RecordSealTest {
    private static final byte[] RECORD = "what is on record".getBytes(StandardCharsets.UTF_8);
    private static final PersonId PERSON = new PersonId(17);

    private final SealingKeys keys = SealingKeys.of(new byte[32]);
    private final RecordSeal seal = new RecordSeal();
    private final byte[] sealed = seal.seal(keys, 4, PERSON, RECORD);

    @Test
    void opensForItsPersonAndDelivery() {
        assertThat(new RecordSeal().open(keys, 4, PERSON, sealed)).hasValue(RECORD);
    }

    @Test
    void opensForNobodyElse() {
        assertThat(seal.open(keys, 4, new PersonId(18), sealed)).isEmpty();
    }

    @Test
    void opensInNoOtherDelivery() {
        assertThat(seal.open(keys, 3, PERSON, sealed)).isEmpty();
    }

    @Test
    void opensWithNoOtherKey() {
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(seal.open(SealingKeys.of(other), 4, PERSON, sealed)).isEmpty();
    }

    @Test
    void opensNoMoreWhereAnyBitWasChangedOrCutOff() {
        for (int place = 0; place < sealed.length; place++) {
            byte[] changed = sealed.clone();
            changed[place] ^= 1;
            assertThat(seal.open(keys, 4, PERSON, changed)).isEmpty();
            assertThat(seal.open(keys, 4, PERSON, Arrays.copyOf(sealed, place))).isEmpty();
        }
    }

    @Test
    void isDifferentEachTime() {
        assertThat(seal.seal(keys, 4, PERSON, RECORD)).isNotEqualTo(sealed);
    }
}
