package org.hotline12333.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a field takes: how many keys, and whether they are secret; or what is said. */
public enum FieldType {
    /** 18 or 15 keys, a star for X; GB 11643-1999. */
    ID_NUMBER(15, 18, true, false, false),
    /**
     * The person's number in the agency's books (个人编号): 8 to 12 digits. Up to 18 keys are taken, so
     * that an ID number keyed here by mistake is recognised.
     */
    SOCIAL_SECURITY_NUMBER(8, 18, true, true, true),
    PASSWORD(6, 6, true, true, false),
    /** YYYYMM. */
    YEAR_MONTH(6, 6, false, false, false),
    /** YYYY. */
    YEAR(4, 4, false, false, false),
    /** Nine digits, the last of which checks the others; secret, for it may be another number. */
    TICKET_NUMBER(9, 9, true, false, false),
    /**
     * In China: a mobile telephone, or a fixed line with its area code. More keys are taken, so
     * that a number abroad is told that it is not called.
     */
    TELEPHONE_NUMBER(10, 16, true, true, true),
    /** What the caller says; only a key before it is one. */
    RECORDING(1, 1, false, false, true);

    private final int minLength;
    private final int maxLength;
    private final boolean secret;
    private final boolean beginsWithZero;
    private final boolean endsWithTermchar;

    FieldType(
            int minLength,
            int maxLength,
            boolean secret,
            boolean beginsWithZero,
            boolean endsWithTermchar) {
        this.minLength = minLength;
        this.maxLength = maxLength;
        this.secret = secret;
        this.beginsWithZero = beginsWithZero;
        this.endsWithTermchar = endsWithTermchar;
    }

    public int minLength() {
        return minLength;
    }

    public int maxLength() {
        return maxLength;
    }

    public boolean secret() {
        return secret;
    }

    /**
     * Whether there are such numbers that begin with 0; where there are none, it is a key alone.
     */
    public boolean beginsWithZero() {
        return beginsWithZero;
    }

    /** Whether its length is free, so that callers are told to end it with {@code #}. */
    public boolean endsWithTermchar() {
        return endsWithTermchar;
    }

    /** What can be wrong with what is keyed. */
    public Set<Malformation> malformations() {
        return switch (this) {
            case ID_NUMBER, YEAR_MONTH ->
                    Set.of(Malformation.TOO_SHORT, Malformation.NO_DATE, Malformation.WRONG_DIGITS);
            case SOCIAL_SECURITY_NUMBER ->
                    Set.of(
                            Malformation.TOO_SHORT,
                            Malformation.TOO_LONG,
                            Malformation.WRONG_DIGITS);
            case PASSWORD, YEAR, TICKET_NUMBER, TELEPHONE_NUMBER ->
                    Set.of(Malformation.TOO_SHORT, Malformation.WRONG_DIGITS);
            case RECORDING -> Set.of();
        };
    }

    /** As written in a dialplan: {@code id-number}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FieldType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
