package org.hotline12333.callstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hotline12333.interpreter.LongestState;
import org.hotline12333.interpreter.StateSealer;
import org.hotline12333.interpreter.Tour;
import org.hotline12333.store.sealing.BoundKeys;
import org.hotline12333.store.sealing.SealingKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesStateSealerTest {
    private static final String CALL = "1763900000.12";
    private static final String LINE =
            "{\"digest\":\"0123456789ab\",\"language\":{\"code\":\"zh\"}}";

    private static final Duration LIFE = Duration.ofMinutes(15);

    private final Set<String> opened = new HashSet<>();
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final AesStateSealer seal = sealedWith(7);

    private AesStateSealer sealedWith(int key) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) key);
        return sealedWith(new SecretKeySpec(bytes, "AES"));
    }

    private AesStateSealer sealedWith(SecretKey... keys) {
        List<BoundKeys> held = Stream.of(keys).map(BoundKeys::new).toList();
        return new AesStateSealer(() -> held, () -> now, (nonce, _) -> opened.add(nonce));
    }

    private static byte[] bytes(String sealed) {
        return Base64.getUrlDecoder().decode(sealed);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void livesNoLongerThanItsKeyIsKept() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        seal.seal(CALL, LINE, SealingKeys.CALL_STATE_LIFE_MAX.plusSeconds(1)));
    }

    @Test
    void opensWhatItSealed() {
        String sealed = seal.seal(CALL, LINE, LIFE);

        assertThat(seal.open(CALL, sealed)).contains(LINE);
    }

    @Test
    void showsNothingOfTheLineAndNeedsNoQuoting() {
        String sealed = seal.seal(CALL, LINE, LIFE);

        assertThat(sealed).matches("[A-Za-z0-9_-]+");
        assertThat(new String(bytes(sealed), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("digest");
    }

    @Test
    void sealsTheSameLineDifferentlyEachTime() {
        assertThat(seal.seal(CALL, LINE, LIFE)).isNotEqualTo(seal.seal(CALL, LINE, LIFE));
    }

    @Test
    void theLongestStateFitsIntoOneCommand() {
        String line = LongestState.line();
        String sealed = seal.seal(CALL, line, LIFE);

        assertThat(sealed).hasSizeLessThanOrEqualTo(StateSealer.LENGTH_MAX);
        assertThat(seal.open(CALL, sealed)).contains(line);
    }

    /** Who calls, in which language, where, and the whole way back, in any dialplan. */
    @Test
    void theLongestStateWithoutFiguresFitsIntoOneCommand() {
        assertThat(seal.seal(CALL, LongestState.lineOfNames(), LIFE))
                .hasSizeLessThanOrEqualTo(StateSealer.LENGTH_MAX);
    }

    /** Where names are told, it holds with as many as there are, and each as long as it may be. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void everyStateOfTheShippedDialplanIsFarFromTheLimit(String language) {
        assertThat(Tour.of(language))
                .allSatisfy(stop ->
                        assertThat(seal.seal(CALL, stop.line(), LIFE))
                                .hasSizeLessThanOrEqualTo(
                                        hasNames(stop.line())
                                                ? StateSealer.LENGTH_MAX
                                                : StateSealer.LENGTH_MAX * 5 / 9));
    }

    private static boolean hasNames(String line) {
        return line.codePoints().anyMatch(Character::isIdeographic);
    }

    @Test
    void nothingOpensWithAnyOneByteForged() {
        byte[] sealed = bytes(seal.seal(CALL, LINE, LIFE));

        Stream<String> forged =
                IntStream.range(0, sealed.length)
                        .mapToObj(place -> {
                            byte[] changed = sealed.clone();
                            changed[place] ^= 1;
                            return text(changed);
                        });

        assertThat(forged)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(seal.open(CALL, each)).isEmpty());
    }

    @Test
    void nothingOpensThatWasCutAnywhere() {
        String sealed = seal.seal(CALL, LINE, LIFE);

        assertThat(IntStream.range(0, sealed.length() - 1))
                .allSatisfy(end -> assertThat(seal.open(CALL, sealed.substring(0, end))).isEmpty());
    }

    @Test
    void nothingOpensForAnotherCall() {
        String sealed = seal.seal(CALL, LINE, LIFE);

        assertThat(seal.open("1763900000.13", sealed)).isEmpty();
    }

    @Test
    void nothingOpensWithAnotherKey() {
        String sealed = sealedWith(8).seal(CALL, LINE, LIFE);

        assertThat(seal.open(CALL, sealed)).isEmpty();
    }

    @Test
    void opensUntilItsLifeIsOver() {
        String early = seal.seal(CALL, LINE, LIFE);
        String late = seal.seal(CALL, LINE, LIFE);

        now = now.plus(LIFE);
        assertThat(seal.open(CALL, early)).contains(LINE);

        now = now.plus(Duration.ofSeconds(1));
        assertThat(seal.open(CALL, late)).isEmpty();
    }

    @Test
    void opensOnce() {
        String sealed = seal.seal(CALL, LINE, LIFE);

        assertThat(seal.open(CALL, sealed)).contains(LINE);
        assertThat(seal.open(CALL, sealed)).isEmpty();
    }

    @Test
    void whatWasForgedDoesNotUseUpTheState() {
        String sealed = seal.seal(CALL, LINE, LIFE);
        byte[] changed = bytes(sealed);
        changed[changed.length - 1] ^= 1;

        assertThat(seal.open(CALL, text(changed))).isEmpty();
        assertThat(seal.open(CALL, sealed)).contains(LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "####", "not base64!", "ABCDEFGHIJKLMNOP", "状态", "AAAA=AAAA"})
    void nothingOpensThatIsNoSeal(String sealed) {
        assertThat(seal.open(CALL, sealed)).isEmpty();
    }

    @Test
    void whatInflatesBeyondAllStatesDoesNotOpen() {
        String bomb = seal.seal(CALL, "0".repeat(50_000_000), LIFE);

        assertThat(seal.open(CALL, bomb)).isEmpty();
    }

    /** Sealed by the version before each call had a key of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Esec2dKGYAd8WPwFHWZv2Tzzm4c-mYm5PPLCwN6mTUityQHzVC2CnfGTPtcQtPmOwuhoavQS6wunjP1WFmM8jZI0qqmroO-bRy2pO8xypOzUnGpEUQe",
                "0oc9iYIvUPUhMH42wov8vQTbs4yQCqG_TdMgN7tcJ80MTehjwS22lpv9isqh9tHAQLRJkLZeCH6nmxLgHdPethkwHmSVjw8b4PFtsPT9XPEAEQ0rDDnf7n_jwgxzMJ058o1CGjBZ"
            })
    void opensWhatWasSealedWithTheKeyOfAllCalls(String sealed) {
        assertThat(seal.open("1763900000.13", sealed)).isEmpty();
        assertThat(seal.open(CALL, sealed).map(String::strip)).contains(LINE);
        assertThat(seal.open(CALL, sealed)).isEmpty();
    }

    @Test
    void eachCallHasAKeyOfItsOwn() throws GeneralSecurityException {
        byte[] bytes = bytes(seal.seal(CALL, LINE, LIFE));
        byte[] all = new byte[32];
        Arrays.fill(all, (byte) 7);
        SecretKey shared = new SecretKeySpec(all, "AES");

        assertThat(canOpen(new BoundKeys(shared).of(CALL), bytes)).isTrue();
        assertThat(canOpen(shared, bytes)).isFalse();
        assertThat(canOpen(new BoundKeys(shared).of("1763900000.13"), bytes)).isFalse();
    }

    private static boolean canOpen(SecretKey key, byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, sealed, 0, 12));
        cipher.updateAAD(CALL.getBytes(StandardCharsets.UTF_8));
        try {
            return cipher.doFinal(sealed, 12, sealed.length - 12).length > 0;
        } catch (AEADBadTagException _) {
            return false;
        }
    }

    @Test
    void anEmptyLineIsALine() {
        assertThat(seal.open(CALL, seal.seal(CALL, "", LIFE))).contains("");
    }

    @Test
    void opensWhatAnyKeyThatIsHeldHasSealedAndSealsWithTheFirst() {
        SecretKey old = new SecretKeySpec(new byte[32], "AES");
        byte[] bytes = new byte[32];
        bytes[0] = 1;
        SecretKey next = new SecretKeySpec(bytes, "AES");
        AesStateSealer both = sealedWith(next, old);

        assertThat(both.open(CALL, sealedWith(old).seal(CALL, LINE, LIFE))).contains(LINE);
        assertThat(sealedWith(next).open(CALL, both.seal(CALL, LINE, LIFE))).contains(LINE);
        assertThat(sealedWith(old).open(CALL, both.seal(CALL, LINE, LIFE))).isEmpty();
    }
}
