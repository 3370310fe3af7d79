package org.hotline12333.store.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * AES keys for one thing alone, by HKDF from the key that all of its kind have. However much is
 * sealed, each key seals little: with nonces by chance, one key is good for 2^32 seals (NIST SP
 * 800-38D, 8.3).
 */
public final class BoundKey {
    private static final int BYTES = 32;

    private BoundKey() {}

    /**
     * The key of one thing.
     *
     * @param all the key of its kind
     * @param name of the thing, and of nothing else of its kind
     */
    public static SecretKey of(SecretKey all, String name) throws GeneralSecurityException {
        byte[] info = ("hotline 12333 bound 1 " + name).getBytes(StandardCharsets.UTF_8);
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey("AES", HKDFParameterSpec.expandOnly(all, info, BYTES));
    }
}
