package org.hotline12333.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's identity number (公民身份号码) in its form of 18 symbols, valid by GB 11643-1999. The
 * address code is not judged: codes are retired, and foreigners' permits have codes of their own.
 * Prints masked.
 */
public final class IdNumber {
    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    private static final int ADDRESS_LENGTH = 6;
    private static final Pattern SYMBOLS = Pattern.compile("[0-9]*[0-9X]?");

    /** GB 11643-1999, from ISO 7064:1983, MOD 11-2. */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String CHECK_DIGITS = "10X98765432";

    private final Secret symbols;

    private IdNumber(String symbols) {
        this.symbols = Secret.of(symbols);
    }

    /** What became of a keyed entry. */
    public sealed interface Reading {}

    /** The entry names a number, perhaps after a repair. */
    public record Read(IdNumber number, Repair repair) implements Reading {}

    /** The entry is no number. */
    public record Malformed(Fault fault) implements Reading {}

    /** What was done to an entry to make it a number. */
    public enum Repair {
        NONE,
        /** 15 digits, as issued before 1999: the century and the check digit were put in. */
        OLD_FORM,
        /** A zero was keyed last where the check digit is X. */
        ZERO_FOR_X,
        /** 17 digits were keyed: the check digit was appended. */
        CHECK_DIGIT_ADDED
    }

    /** What is wrong with an entry. */
    public enum Fault {
        LENGTH,
        SYMBOLS,
        CHECK_DIGIT,
        BIRTH_DATE
    }

    /**
     * Reads a keyed entry; a star in the last place means X.
     *
     * @param today nobody is born later
     */
    public static Reading read(String keyed, LocalDate today) {
        String entry = withX(keyed);
        if (!SYMBOLS.matcher(entry).matches()) {
            return new Malformed(Fault.SYMBOLS);
        }
        return switch (entry.length()) {
            case LENGTH -> ofFullLength(entry, today);
            case LENGTH - 1 -> completed(entry, Repair.CHECK_DIGIT_ADDED, today);
            case OLD_LENGTH -> completed(inserted19(entry), Repair.OLD_FORM, today);
            default -> new Malformed(Fault.LENGTH);
        };
    }

    private static String withX(String keyed) {
        return keyed.endsWith("*") || keyed.endsWith("x")
                ? keyed.substring(0, keyed.length() - 1) + "X"
                : keyed;
    }

    private static String inserted19(String old) {
        return old.substring(0, ADDRESS_LENGTH) + "19" + old.substring(ADDRESS_LENGTH);
    }

    private static Reading ofFullLength(String entry, LocalDate today) {
        String body = entry.substring(0, LENGTH - 1);
        if (birthDate(body).isEmpty()) {
            return new Malformed(Fault.BIRTH_DATE);
        }
        char keyed = entry.charAt(LENGTH - 1);
        char right = checkDigit(body);
        if (keyed == right) {
            return born(body, Repair.NONE, today);
        }
        if (keyed == '0' && right == 'X') {
            return born(body, Repair.ZERO_FOR_X, today);
        }
        return new Malformed(Fault.CHECK_DIGIT);
    }

    private static Reading completed(String body, Repair repair, LocalDate today) {
        return body.endsWith("X") ? new Malformed(Fault.SYMBOLS) : born(body, repair, today);
    }

    private static Reading born(String body, Repair repair, LocalDate today) {
        return birthDate(body).filter(date -> !date.isAfter(today)).isPresent()
                ? new Read(new IdNumber(body + checkDigit(body)), repair)
                : new Malformed(Fault.BIRTH_DATE);
    }

    private static Optional<LocalDate> birthDate(String body) {
        String date = body.substring(ADDRESS_LENGTH, ADDRESS_LENGTH + 8);
        try {
            return Optional.of(LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static char checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length());
    }

    /** All 18 symbols in the clear. */
    public String reveal() {
        return symbols.reveal();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IdNumber number && symbols.equals(number.symbols);
    }

    @Override
    public int hashCode() {
        return symbols.hashCode();
    }

    @Override
    public String toString() {
        return "IdNumber[****]";
    }
}
