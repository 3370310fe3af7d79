package org.hotline12333.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what somebody is known at the console, and in the audit for ever.
 *
 * @param text small letters, digits, dots and hyphens
 */
public record AccountName(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9.-]{1,19}");

    public AccountName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("that is no name of an account");
        }
    }

    /** As somebody typed it; nothing where no account can be called so. */
    public static Optional<AccountName> of(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new AccountName(text)) : Optional.empty();
    }

    /** What its seals are bound to. */
    String row() {
        return "account " + text;
    }
}
