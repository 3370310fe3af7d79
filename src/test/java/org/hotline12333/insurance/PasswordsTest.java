package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.hotline12333.identity.Secret;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(SealingKeys.of(new byte[32]));

    @Test
    void fitsOnlyTheSamePassword() {
        Optional<String> hash = Optional.of(passwords.hash(Secret.of("135790")));

        assertThat(passwords.fits(Secret.of("135790"), hash)).isTrue();
        assertThat(passwords.fits(Secret.of("135791"), hash)).isFalse();
    }

    @Test
    void fitsNothingWhereNoneIsSet() {
        assertThat(passwords.fits(Secret.of("nobody's password"), Optional.empty())).isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(passwords.hash(Secret.of("135790")))
                .startsWith("pbkdf2-sha256-6000:")
                .isNotEqualTo(passwords.hash(Secret.of("135790")));
    }

    @Test
    void needsThePepperOfTheKeyFile() {
        byte[] other = new byte[32];
        other[0] = 1;
        Optional<String> hash = Optional.of(passwords.hash(Secret.of("135790")));

        assertThat(new Passwords(SealingKeys.of(other)).fits(Secret.of("135790"), hash)).isFalse();
    }
}
