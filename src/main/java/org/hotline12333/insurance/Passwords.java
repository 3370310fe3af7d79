package org.hotline12333.insurance;

import java.util.Optional;
import org.hotline12333.identity.Secret;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Salted hashes of query passwords. Six digits have no strength of their own, so no cost of hashing
 * protects them from who has both store and key file: the pepper, and the lock-out, do the work.
 */
final class Passwords {
    /** Measured at 1.6 to 2.4 ms of CPU on a shared server core; at most 5 ms are wanted. */
    private static final int ITERATIONS = 6000;

    private static final int SALT_BYTES = 16;

    private final String format;
    private final Pbkdf2PasswordEncoder encoder;
    private final String nobodys;

    Passwords(SealingKeys keys) {
        this(keys, ITERATIONS);
    }

    /** With another cost, for hashes made with it. */
    Passwords(SealingKeys keys, int iterations) {
        format = "pbkdf2-sha256-" + iterations + ":";
        encoder =
                new Pbkdf2PasswordEncoder(
                        keys.pepper(),
                        SALT_BYTES,
                        iterations,
                        SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
        nobodys = hash(Secret.of("nobody's password"));
    }

    String hash(Secret password) {
        return format + encoder.encode(password.reveal());
    }

    /** Whether the password fits the hash; hashes once, also where there is nothing to fit. */
    boolean fits(Secret password, Optional<String> hash) {
        String stored = hash.orElse(nobodys).substring(format.length());
        return encoder.matches(password.reveal(), stored) && hash.isPresent();
    }
}
