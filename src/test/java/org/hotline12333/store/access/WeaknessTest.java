package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.hotline12333.store.access.Chosen.AllSame;
import org.hotline12333.store.access.Chosen.OfIdNumber;
import org.hotline12333.store.access.Chosen.OfSocialSecurityNumber;
import org.hotline12333.store.access.Chosen.Run;
import org.hotline12333.store.access.Chosen.Weak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeaknessTest {
    private static Optional<Weak> weakness(String password) {
        return Weakness.of(password, "99000019850615007X", "1000000023");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000", "999999"})
    void allDigitsTheSame(String password) {
        assertThat(weakness(password)).contains(new AllSame());
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "654321", "567890", "901234", "098765", "321098"})
    void aRun(String password) {
        assertThat(weakness(password)).contains(new Run());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "990000", "198506", "850615", "150070", "061500", "150685", "061585", "061985"
            })
    void thatOfTheCardOrTheDayOfBirth(String password) {
        assertThat(weakness(password)).contains(new OfIdNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000", "000023"})
    void thatOfTheSocialSecurityNumber(String password) {
        assertThat(weakness(password)).contains(new OfSocialSecurityNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {"135790", "864209", "112233", "615006", "123457"})
    void othersAreNone(String password) {
        assertThat(weakness(password)).isEmpty();
    }

    @Test
    void aBirthdayInOneOrderIsTheirsAlone() {
        assertThat(Weakness.of("150685", "990000198001010012", "1000000012")).isEmpty();
    }
}
