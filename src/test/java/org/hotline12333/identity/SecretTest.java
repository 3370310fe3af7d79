package org.hotline12333.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void revealsItselfOnlyWhenAsked() {
        assertThat(Secret.of("135790").reveal()).isEqualTo("135790");
        assertThat(Secret.of("135790")).hasToString("Secret[****]");
    }

    @Test
    void equalsTheSameWordOnly() {
        assertThat(Secret.of("135790"))
                .isEqualTo(Secret.of("135790"))
                .isNotEqualTo(Secret.of("135791"))
                .isNotEqualTo(Secret.of("13579"));
    }

    @Test
    void givesNothingAwayByItsHashCode() {
        assertThat(Secret.of("135790")).hasSameHashCodeAs(Secret.of("246801"));
    }
}
