package org.hotline12333.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.hotline12333.identity.Secret;

/**
 * What a telephone holds to show another six digits each half minute (RFC 6238). Prints masked.
 *
 * @param hex the key that both sides have
 */
public record SecondFactor(Secret hex) {
    static final Duration STEP = Duration.ofSeconds(30);

    private static final int DIGITS = 6;

    /** Clocks may differ by so many steps. */
    private static final int DRIFT = 1;

    /** As long as the hash that is made with it (RFC 4226, 4). */
    private static final int BYTES = 20;

    private static final SecureRandom CHANCE = new SecureRandom();

    static SecondFactor draw() {
        byte[] drawn = new byte[BYTES];
        CHANCE.nextBytes(drawn);
        return new SecondFactor(Secret.of(HexFormat.of().formatHex(drawn)));
    }

    private byte[] key() {
        return HexFormat.of().parseHex(hex.reveal());
    }

    /** To be typed where it cannot be scanned. */
    public List<String> groups() {
        return Base32.groups(Base32.of(key()));
    }

    /** What an authenticator scans. */
    public URI otpauth(AccountName name) {
        return URI.create(
                "otpauth://totp/12333:%s?secret=%s&issuer=12333&algorithm=SHA1&digits=%d&period=%d"
                        .formatted(name.text(), Base32.of(key()), DIGITS, STEP.toSeconds()));
    }

    /**
     * The step of time that these digits are of; none where they are of none, or of one that was
     * taken.
     *
     * @param taken the latest that was
     */
    OptionalLong step(String digits, Instant now, long taken) {
        long present = now.getEpochSecond() / STEP.toSeconds();
        byte[] typed = digits.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(present - DRIFT, present + DRIFT)
                .filter(step -> step > taken)
                .filter(step ->
                        MessageDigest.isEqual(
                                typed,
                                digits(Instant.ofEpochSecond(step * STEP.toSeconds()))
                                        .getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    /** What is shown at a time. */
    String digits(Instant at) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP, DIGITS)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(key(), "RAW"), at, Locale.ROOT);
        } catch (InvalidKeyException fault) {
            throw new IllegalStateException("a second factor without a key", fault);
        }
    }
}
