package org.hotline12333.account;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hotline12333.identity.Secret;

/** What an account is begun with, once: 256 bits by chance. Prints masked. */
public record OneTimeCode(Secret secret) {
    private static final int BYTES = 32;
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");
    private static final SecureRandom CHANCE = new SecureRandom();

    static OneTimeCode draw() {
        byte[] drawn = new byte[BYTES];
        CHANCE.nextBytes(drawn);
        return new OneTimeCode(Secret.of(Base32.of(drawn)));
    }

    /** As somebody typed it. */
    public static OneTimeCode of(String typed) {
        return new OneTimeCode(
                Secret.of(BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT)));
    }

    /** To be read and typed. */
    public String inGroups() {
        return String.join("-", Base32.groups(secret.reveal()));
    }

    /** All that is stored of it. */
    String hash() {
        return Sha256.of(secret.reveal());
    }
}
