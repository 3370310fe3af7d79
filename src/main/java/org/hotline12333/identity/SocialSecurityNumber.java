package org.hotline12333.identity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person's number in the agency's books (个人编号): 8 to 12 digits. Prints masked. */
public final class SocialSecurityNumber {
    private static final Pattern FORM = Pattern.compile("[0-9]{8,12}");

    private final Secret digits;

    private SocialSecurityNumber(String digits) {
        this.digits = Secret.of(digits);
    }

    /** Reads a keyed entry; empty where it is malformed. */
    public static Optional<SocialSecurityNumber> read(String keyed) {
        return FORM.matcher(keyed).matches()
                ? Optional.of(new SocialSecurityNumber(keyed))
                : Optional.empty();
    }

    /** All digits in the clear. */
    public String reveal() {
        return digits.reveal();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SocialSecurityNumber number && digits.equals(number.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "SocialSecurityNumber[****]";
    }
}
