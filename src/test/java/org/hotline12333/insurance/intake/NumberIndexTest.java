package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NumberIndexTest {
    private final NumberIndex index = new NumberIndex();

    private static UUID any(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Test
    void whoeverWasPutIsFoundHoweverManyThereAre() {
        Random random = new Random(1);
        Map<UUID, Long> all = new HashMap<>();
        for (long person = 1; person <= 100_000; person++) {
            UUID hash = any(random);
            all.put(hash, person);
            index.put(hash.getMostSignificantBits(), hash.getLeastSignificantBits(), person);
        }

        assertThat(index.size()).isEqualTo(100_000);
        all.forEach((hash, person) ->
                assertThat(
                                index.find(
                                        hash.getMostSignificantBits(),
                                        hash.getLeastSignificantBits()))
                        .hasValue(person));
        for (int i = 0; i < 100_000; i++) {
            UUID none = any(random);
            assertThat(index.find(none.getMostSignificantBits(), none.getLeastSignificantBits()))
                    .isEmpty();
        }
    }

    @Test
    void theSameNumberIsTheOneThatWasPutLast() {
        index.put(7, 8, 1);
        index.put(7, 8, 2);

        assertThat(index.find(7, 8)).hasValue(2);
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void numbersThatDifferInTheLastBitAlone() {
        index.put(7, 8, 1);
        index.put(7, 9, 2);
        index.put(6, 8, 3);

        assertThat(index.find(7, 8)).hasValue(1);
        assertThat(index.find(7, 9)).hasValue(2);
        assertThat(index.find(6, 8)).hasValue(3);
    }

    /** All of these want the last place. */
    @Test
    void behindTheLastPlaceComesTheFirst() {
        for (int person = 1; person <= 50; person++) {
            index.put(-1, person, person);
        }

        for (int person = 1; person <= 50; person++) {
            assertThat(index.find(-1, person)).hasValue(person);
        }
    }
}
