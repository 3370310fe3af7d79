package org.hotline12333.callstate;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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
import javax.crypto.SecretKey;
import org.hotline12333.interpreter.StateSealer;
import org.hotline12333.store.sealing.AesGcm;
import org.hotline12333.store.sealing.BoundKeys;
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

    private static final int CHUNK_BYTES = 4_096;

    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;

    private final Supplier<List<BoundKeys>> keys;
    private final InstantSource clock;
    private final Once once;

    /** Who remembers what was opened. */
    public interface Once {
        /** Whether this nonce is met for the first time; remembered until then. */
        boolean first(String nonce, Instant goodUntil);
    }

    /**
     * @param keys those that may have sealed a state; the first one seals
     */
    public AesStateSealer(Supplier<List<BoundKeys>> keys, InstantSource clock, Once once) {
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
            byte[] sealed = AesGcm.seal(keys.get().getFirst().of(callId), callId, timed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the state of a call could not be sealed", e);
        }
    }

    @Override
    public Optional<String> open(String callId, String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            ByteBuffer timed = ByteBuffer.wrap(opened(bytes, callId));
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
            return line.filter(_ -> once.first(nonce(bytes), goodUntil));
        } catch (GeneralSecurityException
                | IllegalArgumentException
                | BufferUnderflowException
                | DataFormatException e) {
            // Forged, cut, of another call, or not base64: to the caller it is a call like any.
            return Optional.empty();
        }
    }

    private static String nonce(byte[] sealed) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(sealed, AesGcm.NONCE_BYTES));
    }

    /** With whichever key sealed it: of the call, or, as it once was, of all calls. */
    private byte[] opened(byte[] bytes, String callId) throws GeneralSecurityException {
        AEADBadTagException none = new AEADBadTagException("there is no key");
        for (BoundKeys held : keys.get()) {
            for (SecretKey key : List.of(held.of(callId), held.all())) {
                try {
                    return AesGcm.open(key, callId, bytes);
                } catch (AEADBadTagException wrong) {
                    none = wrong;
                }
            }
        }
        throw none;
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
