package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.store.access.Passwords.Stored;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.SealingKeys;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

class PasswordsTest {
    private static final PersonId PERSON = new PersonId(7);

    private final SealingKeys key = SealingKeys.of(new byte[32]);
    private final KeySet keys = new KeySet(List.of(key));
    private final Passwords passwords = new Passwords();

    @Test
    void fitsOnlyTheSamePassword() {
        Optional<Stored> hash = Optional.of(passwords.hash(key, PERSON, Secret.of("135790")));

        assertThat(passwords.fits(keys, Secret.of("135790"), hash)).isTrue();
        assertThat(passwords.fits(keys, Secret.of("135791"), hash)).isFalse();
    }

    @Test
    void fitsNothingWhereNoneIsSet() {
        assertThat(passwords.fits(keys, Secret.of("nobody's password"), Optional.empty()))
                .isFalse();
    }

    @Test
    void fitsInNobodyElsesRow() {
        Stored own = passwords.hash(key, PERSON, Secret.of("135790"));
        Stored copied = new Stored(new PersonId(8), own.key(), own.hash());

        assertThat(passwords.fits(keys, Secret.of("135790"), Optional.of(copied))).isFalse();
    }

    /** Made by the version before hashes were bound to their person. */
    @Test
    void stillFitsWhatWasHashedForAnybodysRow() {
        Stored old =
                new Stored(
                        PERSON,
                        key.id(),
                        "pbkdf2-sha256-6000:"
                                + new Pbkdf2PasswordEncoder(
                                                key.pepper(),
                                                16,
                                                6000,
                                                Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm
                                                        .PBKDF2WithHmacSHA256)
                                        .encode("135790"));

        assertThat(passwords.fits(keys, Secret.of("135790"), Optional.of(old))).isTrue();
        assertThat(passwords.fits(keys, Secret.of("135791"), Optional.of(old))).isFalse();
        assertThat(passwords.isOf(key, old)).isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(passwords.hash(key, PERSON, Secret.of("135790")).hash())
                .startsWith("pbkdf2-sha256-6000-own:")
                .isNotEqualTo(passwords.hash(key, PERSON, Secret.of("135790")).hash());
    }

    @Test
    void needsThePepperOfTheKeyFile() {
        byte[] other = new byte[32];
        other[0] = 1;
        Optional<Stored> hash = Optional.of(passwords.hash(key, PERSON, Secret.of("135790")));

        Stored stored = hash.orElseThrow();
        SealingKeys another = SealingKeys.of(other);
        KeySet both = new KeySet(List.of(another, key));

        assertThat(
                        passwords.fits(
                                both,
                                Secret.of("135790"),
                                Optional.of(new Stored(PERSON, another.id(), stored.hash()))))
                .isFalse();
        assertThat(passwords.fits(both, Secret.of("135790"), hash)).isTrue();
    }
}
