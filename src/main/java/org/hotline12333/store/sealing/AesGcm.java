package org.hotline12333.store.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM: the nonce by chance, then what is sealed with its tag. Ciphers are used again, each by
 * one at a time: to make one costs ten times what it then does. One that threw is not. Safe for
 * many threads.
 */
public final class AesGcm {
    public static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    /** More than work at once: nobody waits for a cipher. */
    private static final int IDLE_MAX = 32;

    private static final int NONCES = 64;

    /** Apart, for one whose key is another than before takes three times as long to begin. */
    private static final BlockingQueue<Cipher> SEALING = new ArrayBlockingQueue<>(IDLE_MAX);

    private static final BlockingQueue<Cipher> OPENING = new ArrayBlockingQueue<>(IDLE_MAX);
    private static final Nonces RANDOM = new Nonces();

    private AesGcm() {}

    /** Nonces by chance, of which each is given once; drawn by the block. */
    private static final class Nonces {
        private final SecureRandom random = new SecureRandom();
        private final byte[] drawn = new byte[NONCES * NONCE_BYTES];
        private int given = drawn.length;

        synchronized void into(byte[] sealed) {
            if (given == drawn.length) {
                random.nextBytes(drawn);
                given = 0;
            }
            System.arraycopy(drawn, given, sealed, 0, NONCE_BYTES);
            given += NONCE_BYTES;
        }
    }

    /**
     * Seals.
     *
     * @param name what it is sealed for, which opens it with it
     */
    public static byte[] seal(SecretKey key, String name, byte[] clear)
            throws GeneralSecurityException {
        byte[] sealed = new byte[NONCE_BYTES + clear.length + TAG_BITS / Byte.SIZE];
        RANDOM.into(sealed);
        Cipher cipher = begun(SEALING.poll(), Cipher.ENCRYPT_MODE, key, name, sealed);
        cipher.doFinal(clear, 0, clear.length, sealed, NONCE_BYTES);
        SEALING.offer(cipher);
        return sealed;
    }

    /**
     * Opens what is of this key and name.
     *
     * @throws javax.crypto.AEADBadTagException where it is of another, or was changed
     */
    public static byte[] open(SecretKey key, String name, byte[] sealed)
            throws GeneralSecurityException {
        byte[] whole = sealed.length < NONCE_BYTES ? Arrays.copyOf(sealed, NONCE_BYTES) : sealed;
        Cipher cipher = begun(OPENING.poll(), Cipher.DECRYPT_MODE, key, name, whole);
        byte[] clear = cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
        OPENING.offer(cipher);
        return clear;
    }

    private static Cipher begun(
            @Nullable Cipher idle, int mode, SecretKey key, String name, byte[] nonceFirst)
            throws GeneralSecurityException {
        Cipher cipher = idle == null ? Cipher.getInstance("AES/GCM/NoPadding") : idle;
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE_BYTES));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
