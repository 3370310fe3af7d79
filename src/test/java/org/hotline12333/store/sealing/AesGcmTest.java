package org.hotline12333.store.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.AEADBadTagException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesGcmTest {
    private static final int THREADS = 50;
    private static final int SEALS = 200;

    private final BoundKeys keys = new BoundKeys(new SecretKeySpec(new byte[32], "AES"));

    @Test
    void theKeyOfOneThingIsThatOfHkdf() throws GeneralSecurityException {
        byte[] info = "hotline 12333 bound 1 person 7".getBytes(StandardCharsets.UTF_8);
        SecretKey wanted =
                KDF.getInstance("HKDF-SHA256")
                        .deriveKey("AES", HKDFParameterSpec.expandOnly(keys.all(), info, 32));

        assertThat(keys.of("person 7")).isEqualTo(wanted).isEqualTo(keys.of("person 7"));
    }

    /** RFC 4231, 4.3. */
    @Test
    void theHmacIsThatOfTheStandard() {
        Hmac hmac = new Hmac(new SecretKeySpec("Jefe".getBytes(StandardCharsets.UTF_8), "x"));

        for (int i = 0; i < 2; i++) {
            assertThat(HexFormat.of().formatHex(hmac.of("what do ya want for nothing?")))
                    .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        }
    }

    @Test
    void opensForItsKeyAndNameAlone() throws GeneralSecurityException {
        byte[] sealed = AesGcm.seal(keys.all(), "a", new byte[] {1, 2});

        assertThat(AesGcm.open(keys.all(), "a", sealed)).containsExactly(1, 2);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i]++;
            refuses(keys.all(), "a", changed);
        }
        refuses(keys.all(), "b", sealed);
        refuses(keys.of("a"), "a", sealed);
        refuses(keys.all(), "a", Arrays.copyOf(sealed, 5));
        assertThat(AesGcm.open(keys.all(), "a", sealed)).containsExactly(1, 2);
    }

    private static void refuses(SecretKey key, String name, byte[] sealed) {
        assertThatExceptionOfType(AEADBadTagException.class)
                .isThrownBy(() -> AesGcm.open(key, name, sealed));
    }

    @Test
    void givesNoNonceTwiceAndMixesNothingUpHoweverManySealAtOnce() throws Exception {
        Set<String> nonces = ConcurrentHashMap.newKeySet();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "call " + thread;
                all.add(
                        threads.submit(() -> {
                            SecretKey key = keys.of(name);
                            for (int i = 0; i < SEALS; i++) {
                                byte[] sealed = AesGcm.seal(key, name, name.getBytes("UTF-8"));
                                nonces.add(HexFormat.of().formatHex(sealed, 0, AesGcm.NONCE_BYTES));
                                assertThat(AesGcm.open(key, name, sealed))
                                        .asString()
                                        .isEqualTo(name);
                            }
                            return true;
                        }));
            }
        }
        for (Future<?> thread : all) {
            thread.get();
        }
        assertThat(nonces).hasSize(THREADS * SEALS);
    }
}
