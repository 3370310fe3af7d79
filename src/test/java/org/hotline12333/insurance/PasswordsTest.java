package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.Passwords.Stored;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final SealingKeys key = SealingKeys.of(new byte[32]);
    private final Keys keys = new Keys(List.of(key));
    private final Passwords passwords = new Passwords();

    @Test
    void fitsOnlyTheSamePassword() {
        Optional<Stored> hash = Optional.of(passwords.hash(key, Secret.of("135790")));

        assertThat(passwords.fits(keys, Secret.of("135790"), hash)).isTrue();
        assertThat(passwords.fits(keys, Secret.of("135791"), hash)).isFalse();
    }

    @Test
    void fitsNothingWhereNoneIsSet() {
        assertThat(passwords.fits(keys, Secret.of("nobody's password"), Optional.empty()))
                .isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(passwords.hash(key, Secret.of("135790")).hash())
                .startsWith("pbkdf2-sha256-6000:")
                .isNotEqualTo(passwords.hash(key, Secret.of("135790")).hash());
    }

    @Test
    void needsThePepperOfTheKeyFile() {
        byte[] other = new byte[32];
        other[0] = 1;
        Optional<Stored> hash = Optional.of(passwords.hash(key, Secret.of("135790")));

        Stored stored = hash.orElseThrow();
        SealingKeys another = SealingKeys.of(other);
        Keys both = new Keys(List.of(another, key));

        assertThat(
                        passwords.fits(
                                both,
                                Secret.of("135790"),
                                Optional.of(new Stored(another.id(), stored.hash()))))
                .isFalse();
        assertThat(passwords.fits(both, Secret.of("135790"), hash)).isTrue();
    }
}
