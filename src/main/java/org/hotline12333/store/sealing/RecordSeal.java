package org.hotline12333.store.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.hotline12333.identity.PersonId;

/**
 * Seals records with AES-256-GCM. Each delivery has a key of its own, so that few seals are made
 * with one; person and delivery are part of the seal, so that no record can be put under another
 * person or back in time. Safe for many threads.
 */
public final class RecordSeal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Keys that are derived already: two shelves, and two more while a key is changed. */
    private static final int KEYS_MAX = 8;

    private final SecureRandom random = new SecureRandom();
    private final Map<Of, SecretKey> derived = new ConcurrentHashMap<>();

    private record Of(String key, int delivery) {}

    /** Different at each sealing. */
    public byte[] seal(SealingKeys keys, int delivery, PersonId person, byte[] record) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + record.length + TAG_BITS / 8);
        try {
            cipher(Cipher.ENCRYPT_MODE, keys, delivery, person, nonce)
                    .doFinal(record, 0, record.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("cannot seal a record", fault);
        }
    }

    /** Empty where it was sealed for another person or delivery, or changed by somebody. */
    public Optional<byte[]> open(SealingKeys keys, int delivery, PersonId person, byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    cipher(
                                    Cipher.DECRYPT_MODE,
                                    keys,
                                    delivery,
                                    person,
                                    Arrays.copyOf(sealed, NONCE_BYTES))
                            .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, SealingKeys keys, int delivery, PersonId person, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(keys, delivery), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(
                ("record of " + person.value() + " in delivery " + delivery)
                        .getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKey key(SealingKeys keys, int delivery) throws GeneralSecurityException {
        Of of = new Of(keys.id(), delivery);
        SecretKey known = derived.get(of);
        if (known != null) {
            return known;
        }
        if (derived.size() >= KEYS_MAX) {
            derived.clear();
        }
        SecretKey key = BoundKey.of(keys.records(), "delivery " + delivery);
        derived.put(of, key);
        return key;
    }
}
