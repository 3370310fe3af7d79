package org.hotline12333.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hotline12333.background.Processors;
import org.hotline12333.identity.Secret;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;

/**
 * Argon2id as OWASP has it: 15 MiB, two passes. Two at a time at most, so that a flood of tries
 * takes no more than that from calls; who waits too long is told to come again. Safe for many
 * threads.
 */
final class PasswordHashes {
    private static final int AT_ONCE = Processors.besideCalls(2);
    private static final Duration WAIT_MAX = Duration.ofSeconds(4);

    private static final int MEMORY_KIB = 15 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** Not loaded before somebody comes: it is no part of a start. */
    private static final class Argon {
        static final PasswordEncoder ENCODER =
                new Argon2Password4jPasswordEncoder(
                        Argon2Function.getInstance(
                                MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID));

        /** Fits no password that is ever typed; whoever is nobody costs as much as somebody. */
        static final String NOBODYS = hash(Token.draw().secret());

        static String hash(Secret password) {
            return Objects.requireNonNull(ENCODER.encode(Unfit.normal(password)));
        }
    }

    /** Nothing where too many wait. */
    Optional<String> hash(Secret password) {
        return inPlace(() -> Argon.hash(password));
    }

    /** Whether it fits; hashes once, also where there is nothing to fit. Nothing as above. */
    Optional<Boolean> fits(Secret password, Optional<String> hash) {
        return inPlace(() ->
                Argon.ENCODER.matches(Unfit.normal(password), hash.orElse(Argon.NOBODYS))
                        && hash.isPresent());
    }

    private <T> Optional<T> inPlace(Supplier<T> work) {
        if (!isPlace()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }

    private boolean isPlace() {
        try {
            return places.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
