package org.hotline12333.store.sealing;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import org.hotline12333.identity.PersonId;

/**
 * Seals records with AES-256-GCM. Each delivery has a key of its own, so that few seals are made
 * with one; person and delivery are part of the seal, so that no record can be put under another
 * person or back in time. Safe for many threads.
 */
public final class RecordSeal {
    /** Keys that are derived already: two shelves, and two more while a key is changed. */
    private static final int KEYS_MAX = 8;

    private final Map<Of, SecretKey> derived = new ConcurrentHashMap<>();

    private record Of(String key, int delivery) {}

    /** Different at each sealing. */
    public byte[] seal(SealingKeys keys, int delivery, PersonId person, byte[] record) {
        try {
            return AesGcm.seal(key(keys, delivery), name(delivery, person), record);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("cannot seal a record", fault);
        }
    }

    /** Empty where it was sealed for another person or delivery, or changed by somebody. */
    public Optional<byte[]> open(SealingKeys keys, int delivery, PersonId person, byte[] sealed) {
        try {
            return Optional.of(AesGcm.open(key(keys, delivery), name(delivery, person), sealed));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static String name(int delivery, PersonId person) {
        return "record of " + person.value() + " in delivery " + delivery;
    }

    private SecretKey key(SealingKeys keys, int delivery) {
        Of of = new Of(keys.id(), delivery);
        SecretKey known = derived.get(of);
        if (known != null) {
            return known;
        }
        if (derived.size() >= KEYS_MAX) {
            derived.clear();
        }
        SecretKey key = keys.records().of("delivery " + delivery);
        derived.put(of, key);
        return key;
    }
}
