package org.hotline12333.interpreter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.hotline12333.channel.Keys;
import org.hotline12333.dialog.FieldType;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;

/**
 * What the keys of one entry mean. A star in the last place of an ID number is X; any other star
 * begins the entry again, so that the keys after the last one count.
 */
sealed interface Entry {
    /** Keys of an ID number before the one that a star may stand for. */
    int BEFORE_X = 17;

    record Filled(FieldValue value) implements Entry {}

    /** The entry was begun again, and its keys are not all there yet. */
    record Missing(String begun) implements Entry {
        @Override
        public String toString() {
            return "Missing[" + begun.length() + " keys are there]";
        }
    }

    /** The number of another question. */
    record Mistaken() implements Entry {}

    record Malformed() implements Entry {}

    static Entry read(FieldType type, String keys, Keys.End end, LocalDate today) {
        String entry = sinceLastStar(type, keys, today);
        if (end == Keys.End.COMPLETE && entry.length() < type.maxLength()) {
            return new Missing(entry);
        }
        if (entry.length() < type.minLength()) {
            return new Malformed();
        }
        return switch (type) {
            case ID_NUMBER -> idNumber(entry, today);
            case SOCIAL_SECURITY_NUMBER -> socialSecurityNumber(entry, today);
            case PASSWORD -> new Filled(new FieldValue.Password(Secret.of(entry)));
            case YEAR_MONTH -> yearMonth(entry);
            case YEAR -> new Filled(new FieldValue.Year(Year.of(Integer.parseInt(entry))));
        };
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
            case PASSWORD, YEAR_MONTH, YEAR -> false;
        };
    }

    private static Entry idNumber(String entry, LocalDate today) {
        return switch (IdNumber.read(entry, today)) {
            case IdNumber.Read(IdNumber number, IdNumber.Repair _) ->
                    new Filled(new FieldValue.Id(number));
            case IdNumber.Malformed _ -> new Malformed();
        };
    }

    /** An ID number keyed again is told so: on a mainland card it is called so, too. */
    private static Entry socialSecurityNumber(String entry, LocalDate today) {
        Optional<SocialSecurityNumber> number = SocialSecurityNumber.read(entry);
        if (number.isPresent()) {
            return new Filled(new FieldValue.SocialSecurity(number.get()));
        }
        return IdNumber.read(entry, today) instanceof IdNumber.Read
                ? new Mistaken()
                : new Malformed();
    }

    private static Entry yearMonth(String entry) {
        try {
            int digits = Integer.parseInt(entry);
            return new Filled(new FieldValue.Month(YearMonth.of(digits / 100, digits % 100)));
        } catch (DateTimeException _) {
            return new Malformed();
        }
    }
}
