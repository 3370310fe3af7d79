package org.hotline12333.store.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hotline12333.callstate.AesStateSealer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What sealing costs beside the same with an algorithm that is looked for each time, as it was:
 * prints, and judges nothing. The best of some rounds, which take turns.
 */
@Tag("long")
class SealFigures {
    private static final int ROUNDS = 800;
    private static final int TIMES = 100;
    private static final String CALL = "1763900000.12";
    private static final String NUMBER = "13900000001";
    private static final String LINE = "{\"digest\":\"0123456789ab\"}".repeat(20);

    private final SecretKey key = new SecretKeySpec(new byte[32], "AES");
    private final BoundKeys keys = new BoundKeys(key);
    private final Hmac hmac = new Hmac(key);
    private final SecureRandom random = new SecureRandom();
    private final AesStateSealer sealer =
            new AesStateSealer(() -> List.of(keys), InstantSource.system(), (_, _) -> true);

    @Test
    void besideWhatIsLookedForEachTime() throws Exception {
        String sealed = sealer.seal(CALL, LINE, Duration.ofMinutes(15));
        compare("a state sealed", this::sealedAsBefore, this::sealed);
        compare(
                "a state opened",
                () -> openedAsBefore(Base64.getUrlDecoder().decode(sealed)),
                () -> sealer.open(CALL, sealed));
        compare("the key of a call", this::keyAsBefore, () -> keys.of(CALL));
        compare("an HMAC", this::hmacAsBefore, () -> hmac.of(NUMBER));
    }

    private String sealed() {
        return sealer.seal(CALL, LINE, Duration.ofMinutes(15));
    }

    private String sealedAsBefore() throws Exception {
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = LINE.getBytes(StandardCharsets.UTF_8);
        byte[] timed =
                ByteBuffer.allocate(Long.BYTES + 1 + text.length)
                        .putLong(System.currentTimeMillis())
                        .put((byte) 0)
                        .put(text)
                        .array();
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keyAsBefore(), nonce).doFinal(timed);
        byte[] whole =
                ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    private String openedAsBefore(byte[] sealed) throws Exception {
        var none = new AEADBadTagException("made beforehand, with all its stack");
        byte[] clear =
                cipher(Cipher.DECRYPT_MODE, keyAsBefore(), sealed)
                        .doFinal(sealed, AesGcm.NONCE_BYTES, sealed.length - AesGcm.NONCE_BYTES);
        return new String(clear, StandardCharsets.UTF_8)
                + String.valueOf(none.getMessage()).length();
    }

    private static Cipher cipher(int mode, SecretKey with, byte[] nonceFirst) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, with, new GCMParameterSpec(128, nonceFirst, 0, AesGcm.NONCE_BYTES));
        cipher.updateAAD(CALL.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKey keyAsBefore() throws Exception {
        byte[] info = ("hotline 12333 bound 1 " + CALL).getBytes(StandardCharsets.UTF_8);
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey("AES", HKDFParameterSpec.expandOnly(key, info, 32));
    }

    private byte[] hmacAsBefore() throws Exception {
        Mac mac = Mac.getInstance(Hmac.ALGORITHM);
        mac.init(key);
        return mac.doFinal(NUMBER.getBytes(StandardCharsets.UTF_8));
    }

    private static void compare(String what, Callable<?> before, Callable<?> now) throws Exception {
        double then = Double.MAX_VALUE;
        double here = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            then = Math.min(then, micros(before));
            here = Math.min(here, micros(now));
        }
        System.out.printf("%-18s %6.2f us before, %6.2f us now%n", what, then, here);
    }

    private static double micros(Callable<?> work) throws Exception {
        int done = 0;
        long start = System.nanoTime();
        for (int i = 0; i < TIMES; i++) {
            done += work.call() == null ? 0 : 1;
        }
        double micros = (System.nanoTime() - start) / 1e3 / TIMES;
        if (done != TIMES) {
            throw new AssertionError("something gave nothing");
        }
        return micros;
    }
}
