package org.hotline12333.store.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * HMAC-SHA-256 with one key. Each use is of a copy of what the key was put into once, which costs a
 * third of looking for an algorithm and putting the key into it. Safe for many threads.
 */
final class Hmac {
    static final String ALGORITHM = "HmacSHA256";

    /** Never changed after its making, only copied. */
    private final Mac keyed;

    Hmac(SecretKey key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(key);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("no HMAC for the sealing keys", fault);
        }
        // The key's block is then in the copies.
        keyed.update(new byte[0]);
    }

    byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] of(byte[] bytes) {
        try {
            return ((Mac) keyed.clone()).doFinal(bytes);
        } catch (CloneNotSupportedException fault) {
            throw new IllegalStateException("an HMAC that cannot be copied", fault);
        }
    }
}
