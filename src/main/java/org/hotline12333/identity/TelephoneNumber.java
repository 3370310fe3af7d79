package org.hotline12333.identity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A telephone, however a carrier writes its number: {@code 13912345678}, {@code 013912345678},
 * {@code +8613912345678} and {@code 008613912345678} are one, and so is a fixed line with its area
 * code. What cannot be told for certain stays as it is claimed: extensions, short numbers, and
 * numbers abroad without their {@code +} or {@code 00}. Prints masked.
 */
public final class TelephoneNumber {
    /** What may stand in a number without meaning anything (RFC 3966). */
    private static final Pattern SEPARATORS = Pattern.compile("[ ().-]");

    /** A plus is the first of a number; behind another one, or a semicolon, are parameters. */
    private static final Pattern PARAMETERS = Pattern.compile("(?<=.)[+;].*");

    private static final String MOBILE = "1[3-9][0-9]{9}";
    private static final String FIXED = "(?:10|2[0-9])[0-9]{8}|[3-9][0-9]{2}[0-9]{7,8}";

    /** China's code, mostly without the zero that is dialled at home. */
    private static final Pattern CHINESE =
            Pattern.compile("(?:\\+|00)?860?(?<number>" + MOBILE + "|" + FIXED + ")");

    private static final Pattern AT_HOME =
            Pattern.compile("0(?<number>" + MOBILE + "|" + FIXED + ")");

    private static final Pattern BARE = Pattern.compile("(?<number>" + MOBILE + ")");

    private static final Pattern ABROAD = Pattern.compile("(?:\\+|00)([1-9][0-9]{6,14})");

    /**
     * What whoever asks may be called back at: no service number, none that costs more than others.
     */
    private static final Pattern ORDINARY =
            Pattern.compile(
                    "(?!1349|174)"
                            + MOBILE
                            + "|0(?:(?:10|2[0-9])[2-8][0-9]{7}|[3-9][1-9][0-9][2-8][0-9]{6,7})");

    private final String canonical;
    private final List<String> forms;

    private TelephoneNumber(String claimed, String canonical, Stream<String> others) {
        this.canonical = canonical;
        forms =
                Stream.of(Stream.of(canonical), others, Stream.of(claimed))
                        .flatMap(each -> each)
                        .distinct()
                        .toList();
    }

    /** Reads what the exchange claims; empty, or without a digit, it is a number withheld. */
    public static TelephoneNumber of(String claimed) {
        String digits =
                PARAMETERS.matcher(SEPARATORS.matcher(claimed).replaceAll("")).replaceFirst("");
        return chinese(digits)
                .map(number -> ofChina(claimed, number))
                .or(() -> abroad(claimed, digits))
                .orElseGet(() -> new TelephoneNumber(claimed, other(claimed), Stream.empty()));
    }

    /** Without the zero that is dialled at home. */
    private static Optional<String> chinese(String digits) {
        return Stream.of(BARE, AT_HOME, CHINESE)
                .map(form -> form.matcher(digits))
                .filter(Matcher::matches)
                .map(number -> number.group("number"))
                .findFirst();
    }

    private static TelephoneNumber ofChina(String claimed, String number) {
        String withZero = "0" + number;
        Stream<String> abroad =
                Stream.of("86", "+86", "0086")
                        .flatMap(code -> Stream.of(code + number, code + withZero));
        return BARE.matcher(number).matches()
                ? new TelephoneNumber(claimed, number, Stream.concat(Stream.of(withZero), abroad))
                : new TelephoneNumber(claimed, withZero, abroad);
    }

    private static Optional<TelephoneNumber> abroad(String claimed, String digits) {
        Matcher number = ABROAD.matcher(digits);
        return number.matches()
                ? Optional.of(
                        new TelephoneNumber(
                                claimed, "+" + number.group(1), Stream.of("00" + number.group(1))))
                : Optional.empty();
    }

    private static String other(String claimed) {
        return claimed.chars().anyMatch(Character::isDigit) ? claimed : "";
    }

    /** Its one name; empty where it is withheld. */
    public String canonical() {
        return canonical;
    }

    /** Its name, and every other form in which it may have been stored before; at most nine. */
    public List<String> forms() {
        return forms;
    }

    /** Whether it is a mobile telephone or a fixed line in China, by its canonical name. */
    public boolean isOrdinary() {
        return ORDINARY.matcher(canonical).matches();
    }

    public boolean isWithheld() {
        return canonical.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TelephoneNumber number && canonical.equals(number.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return "TelephoneNumber[****]";
    }
}
