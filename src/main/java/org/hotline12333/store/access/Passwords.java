package org.hotline12333.store.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.SealingKeys;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Salted hashes of query passwords. Six digits have no strength of their own, so no cost of hashing
 * protects them from who has both store and key file: the pepper, and the lock-out, do the work.
 */
public final class Passwords {
    /** Measured at 1.6 to 2.4 ms of CPU on a shared server core; at most 5 ms are wanted. */
    private static final int ITERATIONS = 6000;

    private static final int SALT_BYTES = 16;

    private final int iterations;
    private final String format;

    /** Of hashes that are bound to their person, so that none fits in another's row. */
    private final String own;

    private final Map<String, Peppered> byKey = new ConcurrentHashMap<>();

    public Passwords() {
        this(ITERATIONS);
    }

    /** With another cost, for hashes made with it. */
    public Passwords(int iterations) {
        this.iterations = iterations;
        format = "pbkdf2-sha256-" + iterations + ":";
        own = "pbkdf2-sha256-" + iterations + "-own:";
    }

    /** The hash of a person's password, and the key whose pepper is in it. */
    public record Stored(PersonId person, String key, String hash) {}

    private record Peppered(Pbkdf2PasswordEncoder encoder, String nobodys) {}

    private Peppered with(SealingKeys keys) {
        return byKey.computeIfAbsent(
                keys.id(),
                _ -> {
                    Pbkdf2PasswordEncoder encoder =
                            new Pbkdf2PasswordEncoder(
                                    keys.pepper(),
                                    SALT_BYTES,
                                    iterations,
                                    SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
                    return new Peppered(encoder, encoder.encode("nobody's password"));
                });
    }

    public Stored hash(SealingKeys keys, PersonId person, Secret password) {
        String hash = with(keys).encoder().encode(bound(person, password));
        return new Stored(person, keys.id(), own + hash);
    }

    private static String bound(PersonId person, Secret password) {
        return person.value() + " " + password.reveal();
    }

    /** Whether it is as this key would write it now. */
    boolean isOf(SealingKeys keys, Stored stored) {
        return stored.key().equals(keys.id()) && isOwn(stored);
    }

    private boolean isOwn(Stored stored) {
        return stored.hash().startsWith(own);
    }

    /** Whether the password fits the hash; hashes once, also where there is nothing to fit. */
    boolean fits(KeySet keys, Secret password, Optional<Stored> stored) {
        Peppered peppered = with(stored.map(Stored::key).map(keys::of).orElseGet(keys::writing));
        String hash = stored.map(this::digits).orElse(peppered.nobodys());
        String keyed =
                stored.filter(this::isOwn)
                        .map(it -> bound(it.person(), password))
                        .orElseGet(password::reveal);
        return peppered.encoder().matches(keyed, hash) && stored.isPresent();
    }

    private String digits(Stored stored) {
        return stored.hash().substring(isOwn(stored) ? own.length() : format.length());
    }
}
