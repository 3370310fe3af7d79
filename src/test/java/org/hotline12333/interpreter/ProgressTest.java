package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12333.identity.Secret;
import org.hotline12333.service.FieldValue;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void printsNothingThatWasKeyed() {
        Progress progress =
                Progress.NONE
                        .filling("password", new FieldValue.Password(Secret.of("135790")))
                        .begun("99000019");

        assertThat(progress.toString())
                .doesNotContain("990000")
                .doesNotContain("135790")
                .contains("password", "8 keys");
    }
}
