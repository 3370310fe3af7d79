package org.hotline12333.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialSecurityNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"12345678", "1000000012", "000000000012"})
    void readsEightToTwelveDigits(String keyed) {
        assertThat(SocialSecurityNumber.read(keyed))
                .hasValueSatisfying(number -> assertThat(number.reveal()).isEqualTo(keyed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "1234567890123", "100000001*", "１０００００００１２"})
    void refusesAnythingElse(String keyed) {
        assertThat(SocialSecurityNumber.read(keyed)).isEmpty();
    }

    @Test
    void tellsNumbersApart() {
        assertThat(SocialSecurityNumber.read("1000000012"))
                .isEqualTo(SocialSecurityNumber.read("1000000012"))
                .isNotEqualTo(SocialSecurityNumber.read("01000000012"));
    }

    @Test
    void printsMasked() {
        assertThat(SocialSecurityNumber.read("1000000012").toString())
                .isEqualTo("Optional[SocialSecurityNumber[****]]");
    }
}
