package org.hotline12333.interpreter;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.service.FieldReading;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Malformation;

/**
 * What the keys of one entry mean. A star in the last place of an ID number is X; any other star
 * begins the entry again, so that the keys after the last one count. What they are as a field is
 * {@link FieldReading}'s to say.
 */
sealed interface KeyedEntry {
    /** Keys of an ID number before the one that a star may stand for. */
    int BEFORE_X = 17;

    /** What makes no number, and within it so many of its first keys again, was begun again. */
    int REPEATED_MIN = 4;

    Pattern LETTER = Pattern.compile("[A-D]");

    record Filled(FieldValue value) implements KeyedEntry {}

    /** The entry was begun again, and its keys are not all there yet. */
    record Missing(String begun) implements KeyedEntry {
        @Override
        public String toString() {
            return "Missing[" + begun.length() + " keys are there]";
        }
    }

    /** A pause came before all keys were there. */
    record Unfinished(String begun) implements KeyedEntry {
        @Override
        public String toString() {
            return "Unfinished[" + begun.length() + " keys are there]";
        }
    }

    /** The number of another question. */
    record Mistaken() implements KeyedEntry {}

    record Malformed(Malformation how) implements KeyedEntry {}

    /**
     * What was keyed after a pause goes on where the caller was, unless it makes no number so, and
     * is the same keys again: then the caller has begun again.
     *
     * @param begun the keys before the pause; empty where there was none
     */
    static KeyedEntry read(FieldType type, String begun, KeyInput keys, LocalDate today) {
        KeyedEntry goneOn = read(type, begun + keys.keys(), keys.end(), today);
        boolean repeated =
                !begun.isEmpty()
                        && !keys.isEmpty()
                        && isRepeated(begun + keys.keys(), begun.length());
        return repeated && !(goneOn instanceof Filled)
                ? read(type, keys.keys(), keys.end(), today)
                : goneOn;
    }

    static KeyedEntry read(FieldType type, String keys, KeyInput.End end, LocalDate today) {
        String entry = sinceLastStar(type, keys, today);
        if (LETTER.matcher(entry).find()) {
            return new Malformed(Malformation.WRONG_DIGITS);
        }
        if (end == KeyInput.End.COMPLETE && entry.length() < type.maxLength()) {
            return new Missing(entry);
        }
        KeyedEntry read = number(type, entry, today);
        if (read.equals(new Malformed(Malformation.TOO_SHORT)) && end == KeyInput.End.TIMEOUT) {
            return new Unfinished(entry);
        }
        return read instanceof Malformed
                ? begunAgain(entry).map(again -> read(type, again, end, today)).orElse(read)
                : read;
    }

    /** Whoever loses the place on the card begins again, and knows of no star. */
    private static Optional<String> begunAgain(String entry) {
        return IntStream.rangeClosed(REPEATED_MIN, entry.length() - REPEATED_MIN)
                .filter(from -> isRepeated(entry, from))
                .mapToObj(entry::substring)
                .findFirst();
    }

    private static boolean isRepeated(String entry, int from) {
        return entry.regionMatches(0, entry, from, Math.min(from, entry.length() - from));
    }

    private static String sinceLastStar(FieldType type, String keys, LocalDate today) {
        boolean starLast = keys.endsWith("*");
        String before = starLast ? keys.substring(0, keys.length() - 1) : keys;
        String digits = before.substring(before.lastIndexOf('*') + 1);
        if (!starLast) {
            return digits;
        }
        return digits.length() == BEFORE_X && isX(type, digits, today) ? digits + "X" : "";
    }

    /** Whether a star behind so many digits is X: in an ID number, also at the wrong question. */
    private static boolean isX(FieldType type, String digits, LocalDate today) {
        return switch (type) {
            case ID_NUMBER -> true;
            case SOCIAL_SECURITY_NUMBER ->
                    IdNumber.read(digits + "X", today) instanceof IdNumber.Read;
            case PASSWORD, YEAR_MONTH, YEAR, TICKET_NUMBER, TELEPHONE_NUMBER, RECORDING -> false;
        };
    }

    /** Read as any field is, but for the check digit, which a keypad may lack or lose. */
    private static KeyedEntry number(FieldType type, String entry, LocalDate today) {
        if (type == FieldType.ID_NUMBER
                && IdNumber.read(entry, today)
                        instanceof IdNumber.Read(IdNumber number, IdNumber.Repair _)) {
            return new Filled(new FieldValue.Id(number));
        }
        return switch (FieldReading.of(type, entry, today)) {
            case FieldReading.Filled(FieldValue value) -> new Filled(value);
            case FieldReading.Mistaken _ -> new Mistaken();
            case FieldReading.Malformed(Malformation how) -> new Malformed(how);
        };
    }
}
