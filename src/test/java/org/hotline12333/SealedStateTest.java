package org.hotline12333;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.hotline12333.interpreter.LongestState;
import org.hotline12333.interpreter.StateSeal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStateTest {
    private static final String CALL = "1763900000.12";
    private static final String LINE =
            "{\"digest\":\"0123456789ab\",\"language\":{\"code\":\"zh\"}}";

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final SealedState seal = sealedWith(7);

    private SealedState sealedWith(int key) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) key);
        return new SealedState(new SecretKeySpec(bytes, "AES"), () -> now);
    }

    private static byte[] bytes(String sealed) {
        return Base64.getUrlDecoder().decode(sealed);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void opensWhatItSealed() {
        String sealed = seal.seal(CALL, LINE);

        assertThat(seal.open(CALL, sealed)).contains(LINE);
    }

    @Test
    void showsNothingOfTheLineAndNeedsNoQuoting() {
        String sealed = seal.seal(CALL, LINE);

        assertThat(sealed).matches("[A-Za-z0-9_-]+");
        assertThat(new String(bytes(sealed), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("digest");
    }

    @Test
    void sealsTheSameLineDifferentlyEachTime() {
        assertThat(seal.seal(CALL, LINE)).isNotEqualTo(seal.seal(CALL, LINE));
    }

    @Test
    void theLongestStateFitsIntoOneCommand() {
        String line = LongestState.line();
        String sealed = seal.seal(CALL, line);

        assertThat(sealed).hasSizeLessThanOrEqualTo(StateSeal.LENGTH_MAX);
        assertThat(seal.open(CALL, sealed)).contains(line);
    }

    @Test
    void nothingOpensWithAnyOneByteForged() {
        byte[] sealed = bytes(seal.seal(CALL, LINE));

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
        String sealed = seal.seal(CALL, LINE);

        assertThat(IntStream.range(0, sealed.length() - 1))
                .allSatisfy(end -> assertThat(seal.open(CALL, sealed.substring(0, end))).isEmpty());
    }

    @Test
    void nothingOpensForAnotherCall() {
        String sealed = seal.seal(CALL, LINE);

        assertThat(seal.open("1763900000.13", sealed)).isEmpty();
    }

    @Test
    void nothingOpensWithAnotherKey() {
        String sealed = sealedWith(8).seal(CALL, LINE);

        assertThat(seal.open(CALL, sealed)).isEmpty();
    }

    @Test
    void opensUntilItsLifeIsOver() {
        String sealed = seal.seal(CALL, LINE);

        now = now.plus(SealedState.LIFE);
        assertThat(seal.open(CALL, sealed)).contains(LINE);

        now = now.plus(Duration.ofSeconds(1));
        assertThat(seal.open(CALL, sealed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "####", "not base64!", "ABCDEFGHIJKLMNOP", "状态", "AAAA=AAAA"})
    void nothingOpensThatIsNoSeal(String sealed) {
        assertThat(seal.open(CALL, sealed)).isEmpty();
    }

    @Test
    void whatInflatesBeyondAllStatesDoesNotOpen() {
        String bomb = seal.seal(CALL, "0".repeat(50_000_000));

        assertThat(seal.open(CALL, bomb)).isEmpty();
    }

    @Test
    void anEmptyLineIsALine() {
        assertThat(seal.open(CALL, seal.seal(CALL, ""))).contains("");
    }
}
