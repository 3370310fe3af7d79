package org.hotline12333.dialog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field takes: how many keys, and whether they are secret. */
public enum FieldType {
    /** 18 or 15 keys, a star for X; GB 11643-1999. */
    ID_NUMBER(15, 18, true),
    /**
     * The person's number in the agency's books (个人编号): 8 to 12 digits. Up to 18 keys are taken, so
     * that an ID number keyed here by mistake is recognised.
     */
    SOCIAL_SECURITY_NUMBER(8, 18, true),
    PASSWORD(6, 6, true),
    /** YYYYMM. */
    YEAR_MONTH(6, 6, false),
    /** YYYY. */
    YEAR(4, 4, false);

    private final int minLength;
    private final int maxLength;
    private final boolean secret;

    FieldType(int minLength, int maxLength, boolean secret) {
        this.minLength = minLength;
        this.maxLength = maxLength;
        this.secret = secret;
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

    /** As written in a dialplan: {@code id-number}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FieldType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
