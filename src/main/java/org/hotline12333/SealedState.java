package org.hotline12333;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.hotline12333.interpreter.StateSeal;

/** Seals the state of a call with AES-GCM, bound to the call's unique id, for a limited time. */
final class SealedState implements StateSeal {
    /** Longer than any queue holds a caller. */
    static final Duration LIFE = Duration.ofHours(2);

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    SealedState(SecretKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    @Override
    public String seal(String callId, String line) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        byte[] timed =
                ByteBuffer.allocate(Long.BYTES + text.length)
                        .putLong(clock.instant().getEpochSecond())
                        .put(text)
                        .array();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, callId).doFinal(timed);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ByteBuffer.allocate(nonce.length + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the state of a call could not be sealed", e);
        }
    }

    @Override
    public Optional<String> open(String callId, String sealed) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed));
            if (bytes.remaining() <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] rest = new byte[bytes.remaining()];
            bytes.get(rest);
            ByteBuffer timed =
                    ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce, callId).doFinal(rest));
            Instant at = Instant.ofEpochSecond(timed.getLong());
            return at.plus(LIFE).isBefore(clock.instant())
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8.decode(timed).toString());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Forged, of another call, or not base64: to the caller it is a call like any other.
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String callId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(callId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
