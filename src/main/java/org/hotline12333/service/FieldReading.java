package org.hotline12333.service;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;

/**
 * What plain text means in a field: digits, and X where it is a check digit. What a keypad lacks
 * and what is left early on it are mended by the telephone, which knows that it is one.
 */
public sealed interface FieldReading {
    /** More is no number, however it is typed. */
    int TYPED_MAX = 100;

    Pattern SYMBOLS = Pattern.compile("[0-9]*[0-9X]?");

    Pattern DIGITS = Pattern.compile("[0-9]*");

    /** What people put between groups of digits: blanks of all kinds, and dashes. */
    Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\u2212]");

    record Filled(FieldValue value) implements FieldReading {}

    /** The number of another question. */
    record Mistaken() implements FieldReading {}

    record Malformed(Malformation how) implements FieldReading {}

    /**
     * Reads a field.
     *
     * @param today nobody is born later
     */
    static FieldReading of(FieldType type, String plain, LocalDate today) {
        if (!symbols(type).matcher(plain).matches()) {
            return new Malformed(Malformation.WRONG_DIGITS);
        }
        if (plain.length() < type.minLength()) {
            return new Malformed(Malformation.TOO_SHORT);
        }
        if (plain.length() > type.maxLength()) {
            return new Malformed(Malformation.TOO_LONG);
        }
        return switch (type) {
            case ID_NUMBER -> idNumber(plain, today);
            case SOCIAL_SECURITY_NUMBER -> socialSecurityNumber(plain, today);
            case PASSWORD -> new Filled(new FieldValue.Password(Secret.of(plain)));
            case YEAR_MONTH -> yearMonth(plain);
            case YEAR -> new Filled(new FieldValue.CalendarYear(Year.of(Integer.parseInt(plain))));
            case TELEPHONE_NUMBER ->
                    TelephoneNumber.of(plain).isOrdinary()
                            ? new Filled(new FieldValue.Telephone(TelephoneNumber.of(plain)))
                            : new Malformed(Malformation.WRONG_DIGITS);
            case TICKET_NUMBER ->
                    TicketNumber.read(plain)
                            .<FieldReading>map(number -> new Filled(new FieldValue.Ticket(number)))
                            .orElseGet(() -> new Malformed(Malformation.WRONG_DIGITS));
            case RECORDING -> new Malformed(Malformation.WRONG_DIGITS);
        };
    }

    /**
     * Reads a field as people type it: an input method makes digits wide, and numbers are copied
     * with what is between their groups.
     */
    static FieldReading typed(FieldType type, String text, LocalDate today) {
        if (text.length() > TYPED_MAX) {
            return new Malformed(Malformation.TOO_LONG);
        }
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return of(type, SEPARATORS.matcher(narrow).replaceAll("").replace('x', 'X'), today);
    }

    private static Pattern symbols(FieldType type) {
        return switch (type) {
            case ID_NUMBER, SOCIAL_SECURITY_NUMBER -> SYMBOLS;
            case PASSWORD, YEAR_MONTH, YEAR, TICKET_NUMBER, TELEPHONE_NUMBER, RECORDING -> DIGITS;
        };
    }

    private static FieldReading idNumber(String plain, LocalDate today) {
        return switch (IdNumber.read(plain, today)) {
            case IdNumber.Read(IdNumber number, IdNumber.Repair repair) ->
                    switch (repair) {
                        case NONE, OLD_FORM -> new Filled(new FieldValue.Id(number));
                        case ZERO_FOR_X -> new Malformed(Malformation.WRONG_DIGITS);
                        case CHECK_DIGIT_ADDED -> new Malformed(Malformation.TOO_SHORT);
                    };
            case IdNumber.Malformed(IdNumber.Fault fault) -> new Malformed(how(fault, plain));
        };
    }

    /** What is no old number lacks some of a new one. */
    private static Malformation how(IdNumber.Fault fault, String plain) {
        return switch (fault) {
            case LENGTH -> Malformation.TOO_SHORT;
            case BIRTH_DATE ->
                    plain.length() == FieldType.ID_NUMBER.minLength()
                            ? Malformation.TOO_SHORT
                            : Malformation.NO_DATE;
            case SYMBOLS, CHECK_DIGIT -> Malformation.WRONG_DIGITS;
        };
    }

    /** An ID number given again is told so: on a mainland card it is called so, too. */
    private static FieldReading socialSecurityNumber(String plain, LocalDate today) {
        Optional<SocialSecurityNumber> number = SocialSecurityNumber.read(plain);
        if (number.isPresent()) {
            return new Filled(new FieldValue.SocialSecurity(number.get()));
        }
        if (IdNumber.read(plain, today) instanceof IdNumber.Read) {
            return new Mistaken();
        }
        return new Malformed(
                plain.endsWith("X") ? Malformation.WRONG_DIGITS : Malformation.TOO_LONG);
    }

    private static FieldReading yearMonth(String plain) {
        try {
            int digits = Integer.parseInt(plain);
            return new Filled(
                    new FieldValue.CalendarMonth(YearMonth.of(digits / 100, digits % 100)));
        } catch (DateTimeException _) {
            return new Malformed(Malformation.NO_DATE);
        }
    }
}
