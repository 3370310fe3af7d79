package org.hotline12333.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hotline12333.identity.Secret;

/**
 * Why a password is not taken: its length, and whether others would try it; never of which kinds
 * its signs are (NIST SP 800-63B, 3.1.1.2).
 */
public enum Unfit {
    TOO_SHORT,
    TOO_LONG,
    OF_NAME,
    COMMON;

    public static final int LENGTH_MIN = 12;

    /** So that nobody makes us hash a book. */
    public static final int LENGTH_MAX = 128;

    /** Fewer different signs are a finger that lay on a key. */
    private static final int DIFFERENT_MIN = 5;

    /** What is in a file beside this class, one a line. */
    private static final Set<String> COMMON_ONES = read();

    /** Nothing where it is taken. */
    public static Optional<Unfit> of(AccountName name, Secret password) {
        String text = normal(password);
        int length = text.codePointCount(0, text.length());
        if (length < LENGTH_MIN) {
            return Optional.of(TOO_SHORT);
        }
        if (length > LENGTH_MAX) {
            return Optional.of(TOO_LONG);
        }
        String small = text.toLowerCase(Locale.ROOT);
        if (small.replace(name.text(), "").length() <= LENGTH_MIN / 2) {
            return Optional.of(OF_NAME);
        }
        return Optional.of(COMMON).filter(_ -> isCommon(small));
    }

    private static boolean isCommon(String small) {
        return small.codePoints().distinct().count() < DIFFERENT_MIN
                || COMMON_ONES.contains(small)
                || runs(small, 1)
                || runs(small, -1);
    }

    private static boolean runs(String text, int step) {
        return IntStream.range(1, text.length())
                .allMatch(i -> text.charAt(i) - text.charAt(i - 1) == step);
    }

    /** The same signs however a keyboard has put them together. */
    static String normal(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC);
    }

    private static Set<String> read() {
        try (InputStream file =
                Objects.requireNonNull(Unfit.class.getResourceAsStream("/common-passwords.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
