package org.hotline12333.store.sealing;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AES key that all of a kind have, and keys for one thing alone, by HKDF from it. However much
 * is sealed, each key seals little: with nonces by chance, one key is good for 2^32 seals (NIST SP
 * 800-38D, 8.3). Safe for many threads.
 */
public final class BoundKeys {
    /** HKDF's first block (RFC 5869, 2.3), which is as long as a key: no more is needed. */
    private static final String FIRST_BLOCK = "\u0001";

    private final SecretKey all;
    private final Hmac expand;

    public BoundKeys(SecretKey all) {
        this.all = all;
        expand = new Hmac(all);
    }

    /** The key of its kind. */
    public SecretKey all() {
        return all;
    }

    /**
     * The key of one thing.
     *
     * @param name of the thing, and of nothing else of its kind
     */
    public SecretKey of(String name) {
        return new SecretKeySpec(expand.of("hotline 12333 bound 1 " + name + FIRST_BLOCK), "AES");
    }
}
