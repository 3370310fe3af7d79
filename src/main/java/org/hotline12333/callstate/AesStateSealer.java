package org.hotline12333.callstate;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.hotline12333.interpreter.StateSealer;
import org.hotline12333.store.sealing.BoundKey;
import org.hotline12333.store.sealing.SealingKeys;

/**
 * Seals the state of a call with AES-GCM and a key of that call's alone, for a limited time and one
 * opening. A long one is deflated first, because the telephone exchange has little room. What was
 * sealed before each call had its key opens as well.
 */
public final class AesStateSealer implements StateSealer {
    /** More than this is deflated, so that the sealed form still has its length. */
    static final int PLAIN_MAX = 1_200;

    /** What opens to more than this was not a state. */
    static final int LINE_BYTES_MAX = 64 * 1_024;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int CHUNK_BYTES = 4_096;

    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;

    private final Supplier<List<SecretKey>> keys;
    private final InstantSource clock;
    private final Once once;
    private final SecureRandom random = new SecureRandom();

    /** Who remembers what was opened. */
    public interface Once {
        /** Whether this nonce is met for the first time; remembered until then. */
        boolean first(String nonce, Instant goodUntil);
    }

    /**
     * @param keys those that may have sealed a state; the first one seals
     */
    public AesStateSealer(Supplier<List<SecretKey>> keys, InstantSource clock, Once once) {
        this.keys = keys;
        this.clock = clock;
        this.once = once;
    }

    @Override
    public String seal(String callId, String line, Duration life) {
        if (life.compareTo(SealingKeys.CALL_STATE_LIFE_MAX) > 0) {
            throw new IllegalArgumentException(
                    "a key may be dropped under a state that lives for " + life);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = line.getBytes(StandardCharsets.UTF_8);
        boolean deflates = plain.length > PLAIN_MAX;
        byte[] text = deflates ? deflated(plain) : plain;
        byte[] timed =
                ByteBuffer.allocate(Long.BYTES + 1 + text.length)
                        .putLong(clock.instant().plus(life).getEpochSecond())
                        .put(deflates ? DEFLATED : PLAIN)
                        .put(text)
                        .array();
        try {
            byte[] sealed =
                    cipher(
                                    Cipher.ENCRYPT_MODE,
                                    BoundKey.of(keys.get().getFirst(), callId),
                                    nonce,
                                    callId)
                            .doFinal(timed);
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
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            ByteBuffer timed = ByteBuffer.wrap(opened(bytes, nonce, callId));
            Instant goodUntil = Instant.ofEpochSecond(timed.getLong());
            if (clock.instant().getEpochSecond() > goodUntil.getEpochSecond()) {
                return Optional.empty();
            }
            boolean deflated = timed.get() == DEFLATED;
            byte[] text = new byte[timed.remaining()];
            timed.get(text);
            Optional<String> line =
                    deflated
                            ? inflated(text)
                            : Optional.of(new String(text, StandardCharsets.UTF_8));
            return line.filter(_ -> once.first(name(nonce), goodUntil));
        } catch (GeneralSecurityException
                | IllegalArgumentException
                | BufferUnderflowException
                | DataFormatException e) {
            // Forged, cut, of another call, or not base64: to the caller it is a call like any.
            return Optional.empty();
        }
    }

    private static String name(byte[] nonce) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** With whichever key sealed it: of the call, or, as it once was, of all calls. */
    private byte[] opened(byte[] bytes, byte[] nonce, String callId)
            throws GeneralSecurityException {
        AEADBadTagException none = new AEADBadTagException("there is no key");
        for (SecretKey all : keys.get()) {
            for (SecretKey key : List.of(BoundKey.of(all, callId), all)) {
                try {
                    return cipher(Cipher.DECRYPT_MODE, key, nonce, callId)
                            .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
                } catch (AEADBadTagException wrong) {
                    none = wrong;
                }
            }
        }
        throw none;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String callId)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(callId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] deflated(byte[] text) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(text);
            deflater.finish();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!deflater.finished()) {
                all.write(chunk, 0, deflater.deflate(chunk));
            }
            return all.toByteArray();
        }
    }

    /** Nothing where it does not end, or not soon. */
    private static Optional<String> inflated(byte[] text) throws DataFormatException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(text);
            byte[] line = new byte[LINE_BYTES_MAX];
            int length = inflater.inflate(line);
            return inflater.finished()
                    ? Optional.of(new String(line, 0, length, StandardCharsets.UTF_8))
                    : Optional.empty();
        }
    }
}
